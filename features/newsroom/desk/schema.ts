import { z } from 'zod';
import type { Action } from '@/features/accounts/policy';
import { readCursor, writeCursor, type Cursor } from '@/lib/cursor';
import { single } from '@/lib/pages/search-params';
import { rowId } from '@/lib/row-id';

/** Where a row of the desk stands: on the way, new, or after publication. */
export const STATES = [
  'moving',
  'new',
  'checking',
  'approved',
  'scheduled',
  'live',
  'corrected',
  'withdrawn',
  'killed',
  'skipped',
] as const;
export type DeskState = (typeof STATES)[number];

const flag = z.literal('1').optional().catch(undefined);
const word = z
  .string()
  .regex(/^[a-z0-9-]{1,80}$/i)
  .optional()
  .catch(undefined);

const Filter = z.object({
  state: z.enum(STATES).catch('moving'),
  section: word,
  source: word,
  language: word,
  /** `me`, `none` or the number of an account. */
  assignee: z
    .string()
    .regex(/^(me|none|[1-9]\d{0,8})$/)
    .optional()
    .catch(undefined),
  doubtful: flag,
  stale: flag,
  late: flag,
  breaking: flag,
  /** First published today. */
  today: flag,
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
});

/** What the address of the desk asks for. What it does not understand, it leaves out. */
export type DeskFilter = z.infer<typeof Filter>;

/** Reads the filter of an address. */
export function readFilter(query: Record<string, string | string[] | undefined>): DeskFilter {
  return Filter.parse(
    Object.fromEntries(Object.entries(query).map(([name, value]) => [name, single(value)])),
  );
}

/** The filter as the query string that asks for it: always in one order, the default left out. */
export function writeFilter(filter: Partial<DeskFilter>, more: Record<string, string> = {}): string {
  const pairs = Object.keys(Filter.shape).flatMap((name): [string, string][] => {
    const value = filter[name as keyof DeskFilter];
    return value === undefined || value === 'moving' ? [] : [[name, value]];
  });
  const query = new URLSearchParams([...pairs, ...Object.entries(more)]).toString();
  return query ? `?${query}` : '';
}

/** A row of the desk: `a7` is article 7, `i9` the source item 9 that no article was made of yet. */
export const Ref = z
  .string()
  .regex(/^[ai][1-9]\d{0,8}$/)
  .transform((ref) => ({
    kind: ref.startsWith('a') ? ('article' as const) : ('item' as const),
    id: Number(ref.slice(1)),
  }));
export type Ref = z.infer<typeof Ref>;

export type DeskCursor = Cursor & { kind: Ref['kind'] };

/** Where the next page begins, as it stands in an address. */
export function writeDeskCursor({ kind, ...cursor }: DeskCursor): string {
  return `${kind === 'article' ? 'a' : 'i'}${writeCursor(cursor)}`;
}

/** The cursor of an address, or null. */
export function readDeskCursor(text: string | undefined): DeskCursor | null {
  const cursor = /^[ai]/.test(text ?? '') ? readCursor(text?.slice(1) ?? '') : null;
  return cursor && { ...cursor, kind: text?.startsWith('a') ? 'article' : 'item' };
}

/** Everything that can be done to rows of the desk, several at once. */
export const Deed = z.enum(['take', 'give', 'free', 'skip', 'unskip', 'topic']);
export type Deed = z.infer<typeof Deed>;

export const Work = z.object({
  deed: Deed,
  /** At most a page and a half; who it was shown to belong to, where that was known. */
  rows: z
    .array(z.object({ ref: z.string().pipe(Ref), holder: rowId().nullable() }))
    .min(1, 'Choose at least one story.')
    .max(100, 'Choose at most 100 stories at once.'),
  to: rowId().optional(),
  topic: z.string().trim().min(1).max(80).optional(),
});
export type Work = z.infer<typeof Work>;

/** The shape, colour and word of a row's state. */
export interface Mark {
  icon: string;
  word: string;
  tone?: 'good' | 'doubt' | 'stop' | 'stale' | 'pencil';
}

/** What became of one row: what it is now, or why nothing changed. */
export interface Outcome {
  ref: string;
  headline: string;
  done: boolean;
  says: string;
  mark?: Mark;
  articleId?: number;
}

/** The row of the policy that a deed needs, for an article and for an item on the wire. */
export const NEEDS: Record<Deed, { article: Action; item: Action }> = {
  take: { article: 'article.take', item: 'item.take' },
  give: { article: 'article.assign', item: 'item.take' },
  free: { article: 'article.assign', item: 'item.take' },
  skip: { article: 'item.skip', item: 'item.skip' },
  unskip: { article: 'item.skip', item: 'item.skip' },
  topic: { article: 'article.edit', item: 'item.take' },
};
