import { spawn } from 'node:child_process';
import { Fault } from '@/lib/errors';

const FLAGS = { client: ['--client'], pages: [] };

/**
 * Makes the database client, or client and pages, when their sources changed. In a process of its own, for memory; it
 * ends when we do.
 */
export function build(what: keyof typeof FLAGS): Promise<void> {
  const builder = spawn(
    process.execPath,
    ['--import', './tools/setup/leave-with-parent.mjs', 'tools/build.mjs', '--if-changed', ...FLAGS[what]],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  return new Promise((resolve, reject) => {
    builder.once('error', reject);
    builder.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Fault('build', 'The build failed.'));
    });
  });
}
