import type { Value } from '@/features/newsroom/saving/merging/merge-changes';
import type { DraftConflict } from '@/features/newsroom/saving/schema';
import type { TextConflict } from '@/generated/prisma/client';

/** As it is kept in a column, where null means that nobody knows. */
export interface Kept {
  value: Value;
  /** Whose it is, where that is known. */
  by?: string | null;
}

export const kept = (value: Value): Kept => ({ value });

export function shownConflict(row: TextConflict): DraftConflict {
  const { id, place, ancestor, theirs, mine, author, at } = row;
  return {
    ...{
      id,
      place,
      author,
      theirAuthor: (row.theirs as Partial<Kept> | null)?.by ?? null,
      at: at.toISOString(),
    },
    ...{ ancestor: shown(ancestor), theirs: shown(theirs), mine: shown(mine) },
  };
}

/** What stood in a place, for a chooser: HTML of a block, words of a field; empty for nothing. */
function shown(column: unknown): string {
  const { value = null } = (column ?? {}) as Partial<Kept>;
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value.map((part) => (typeof part === 'string' ? part : part.credit)).join(', ');
  return value.html;
}
