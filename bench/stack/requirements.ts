import { spawnSync } from 'node:child_process';
import { Fault } from '@/lib/errors';

/** Throws a Fault that names what has to be installed before anything can be measured. */
export function requireTools(): void {
  const missing = ['nginx', 'wrk'].filter((tool) => spawnSync(tool, ['-v']).error);
  if (missing.length === 0) return;
  throw new Fault(
    'missing-tool',
    `The benchmark needs ${missing.join(' and ')}: on Debian, apt-get install ${missing.join(' ')}.`,
  );
}
