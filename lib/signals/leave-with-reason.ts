import { env } from '@/lib/env';
import { plainReason } from '@/lib/postgres/faults/plain-reason';
import { isLost, sqlStateOf } from '@/lib/postgres/faults/kinds';

type Reasons = Record<string, () => string>;

/** Of an address to listen on. */
const LISTENING: Reasons = {
  EADDRINUSE: () => `Port ${env().PORT} is taken by another program: stop it, or set PORT to another one.`,
  EADDRNOTAVAIL: () => `HOST ${env().HOST} is no address of this machine: leave it out, or take 0.0.0.0.`,
  EACCES: () => `PORT ${env().PORT} is reserved for root: set PORT to one above 1023.`,
};

/** Of a file or folder. */
const FILES: Reasons = {
  ENOTDIR: () => `DATA_DIR ${env().DATA_DIR} is a file or lies below one: set it to a folder of your own.`,
  EACCES: () => `DATA_DIR ${env().DATA_DIR} can not be written: set it to a folder of your own.`,
  EROFS: () => `DATA_DIR ${env().DATA_DIR} can not be written: set it to a folder of your own.`,
  ENOSPC: () => `The disk of ${env().DATA_DIR} is full: make room and start again.`,
};

/**
 * Ends the process at once with what stopped it, whatever else of it would go on: one sentence for what an operator can
 * mend, everything we know of a bug. For the top of a program, from its first line.
 */
export function leaveWithReason(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${reasonToLeave(error)}\n`);
    process.exit(1);
  });
}

/** The sentence, by where an error comes from: the same code means one thing of a port and another of a database. */
export function reasonToLeave(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'Fault' || error.name === 'Refusal') return error.message;
  const { code = '', syscall, hostname } = error as NodeJS.ErrnoException & { hostname?: string }; // or none of these
  if (syscall === 'listen' || syscall === 'bind') return LISTENING[code]?.() ?? error.message;
  if (syscall === 'getaddrinfo' && hostname === env().HOST)
    return `HOST ${hostname} is not known here: leave it out, or take 0.0.0.0.`;
  if (isLost(error) || /^(?:28|3D|42501|53)/.test(sqlStateOf(error))) return plainReason(error);
  return FILES[code]?.() ?? error.stack ?? error.message;
}
