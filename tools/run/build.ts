import { spawn } from 'node:child_process';
import { Fault } from '@/lib/errors';

const FLAGS = { client: ['--client'], pages: [] };

/** Makes the database client, or client and pages, when their sources changed. In a process of its own, for memory. */
export function build(what: keyof typeof FLAGS): Promise<void> {
  const builder = spawn(process.execPath, ['tools/build.mjs', '--if-changed', ...FLAGS[what]], {
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    builder.once('error', reject);
    builder.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Fault('build', 'The build failed.'));
    });
  });
}
