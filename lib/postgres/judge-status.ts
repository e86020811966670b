import type { MigrationStatus } from './migrate';

/** Why this code can't work with a database that stands so, in one sentence; null when it can. */
export function unfitReason({ pending, edited, failed, newer, queue }: MigrationStatus): string | null {
  if (failed.length)
    return `The migration ${failed.join(', ')} was begun and never finished: restore a backup, or finish it by hand.`;
  if (newer.length || queue.applied > queue.known)
    return `The database is newer than this version (it has ${newerNames(newer)}): update the program.`;
  if (pending.length)
    return `The database is older than this version (${pending.length} migrations to apply): run desk migrate.`;
  if (queue.applied < queue.known)
    return `The tables of the queue are older than this version (${queue.known - queue.applied} migrations to apply): run desk migrate.`;
  if (edited.length)
    return `Migrations were changed after they were applied (${edited.join(', ')}): restore their files.`;
  return null;
}

/** The whole of it in one line, for an operator. */
export function tellStatus({ applied, pending, edited, failed, newer, queue }: MigrationStatus): string {
  const ours = [
    [applied.length, 'applied'],
    [pending.length, 'to apply'],
    [edited.length, 'changed after they were applied'],
    [failed.length, 'begun and never finished'],
    [newer.length, 'of a newer version'],
  ] as const;
  const told = ours.filter(([count], at) => at < 2 || count > 0).map(([count, words]) => `${count} ${words}`);
  return `${told.join(', ')}; queue: ${queue.applied} of ${queue.known} applied`;
}

function newerNames(newer: string[]): string {
  return newer.length ? newer.join(', ') : 'newer tables of the queue';
}
