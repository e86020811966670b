import { stripVTControlCharacters } from 'node:util';
import { Fault, Refusal } from '@/lib/errors';
import { isLost, isOverdue, isUndone, sqlStateOf } from '@/lib/postgres/faults/kinds';

// What PostgreSQL refuses, by its codes (appendix A of its manual), as an operator would say it.
const SQL_STATES: Record<string, string> = {
  '28000': 'The database does not let this user in.',
  '28P01': 'The database does not accept the password in DATABASE_URL.',
  '3D000': 'There is no database of the name in DATABASE_URL.',
  '42501': 'The database user lacks a right that this needs.',
  '42P01': 'The database lacks a table that this version needs: run desk migrate.',
  '53100': 'The disk of the database is full.',
  '53200': 'The database has no memory left.',
  '57014': 'The database stopped this, since it took too long.',
};

const SYSTEM: Record<string, string> = {
  ENOENT: 'There is no such file',
  EACCES: 'It may not be read or written',
  EPERM: 'It may not be changed',
  EISDIR: 'It is a folder',
  ENOTDIR: 'A part of its path is no folder',
  ENOSPC: 'There is no room left on the disk',
  EROFS: 'The disk can only be read',
  EMFILE: 'Too many files are open',
};

/** The sentence for anything that was thrown, for somebody who runs the site: never a stack. */
export function plainReason(error: unknown): string {
  if (error instanceof Refusal || error instanceof Fault) return error.message;
  if (isOverdue(error))
    return 'The database took too long, so nothing was changed. Try again when it is less busy.';
  if (isUndone(error)) return 'Others were busy with the same, so nothing was changed. Try again.';
  const known = SQL_STATES[sqlStateOf(error)];
  if (known) return known;
  if (isLost(error)) return 'The database could not be reached, or the connection to it was lost.';
  const { code, path } = Object(error) as { code?: unknown; path?: unknown }; // of Node's own errors
  const system = typeof code === 'string' ? SYSTEM[code] : undefined;
  if (system) return typeof path === 'string' ? `${system}: ${path}` : `${system}.`;
  return lastLine(error instanceof Error ? error.message : String(error));
}

/** Of what a program says over many lines, the one that tells: of Prisma's it is the last. */
export function lastLine(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n');
  const said = lines.filter((line) => line.trim() && !/^\s*at /.test(line));
  return said.at(-1)?.trim().slice(0, 500) ?? 'It failed without saying why.';
}
