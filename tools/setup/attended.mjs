import { spawn } from 'node:child_process';

// node attended.mjs PROGRAM PARAMETERS…: runs a program that must not outlive us. It gets a process group of its own,
// which is ended when whoever started this process goes, however suddenly: two installs or builds in one folder would
// spoil it for both.
const [program, ...parameters] = process.argv.slice(2);
const child = spawn(program, parameters, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => tell(signal));
process.on('disconnect', () => {
  tell('SIGTERM');
  setTimeout(() => tell('SIGKILL'), 2000).unref();
});
child.once('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));

function tell(signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // it has gone
  }
}
