import { env } from '@/lib/env';

const REASONS: Record<string, () => string> = {
  EADDRINUSE: () => `Port ${env().PORT} is taken by another program: stop it, or set PORT to another one.`,
  EADDRNOTAVAIL: () => `HOST ${env().HOST} is no address of this machine: leave it out, or take 0.0.0.0.`,
  ENOTFOUND: () => `HOST ${env().HOST} is not known here: leave it out, or take 0.0.0.0.`,
  ENOTDIR: () => `DATA_DIR ${env().DATA_DIR} is a file or lies below one: set it to a folder of your own.`,
  EACCES: () => `DATA_DIR ${env().DATA_DIR} can not be written, or PORT ${env().PORT} is reserved for root.`,
  EROFS: () => `DATA_DIR ${env().DATA_DIR} can not be written: set it to a folder of your own.`,
  ENOSPC: () => `The disk of ${env().DATA_DIR} is full: make room and start again.`,
};

/**
 * Ends the process at once with what stopped it, whatever else of it would go on: one sentence for what an operator can
 * mend, everything we know of a bug. For the top of a program, from its first line.
 */
export function leaveWithReason(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  });
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'Fault') return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return REASONS[code]?.() ?? error.stack ?? error.message;
}
