import { z } from 'zod';
import { env } from '@/lib/env';
import { writePageChanges } from '@/lib/pages/page-changes';
import { enqueue, type Job } from '@/lib/queue';

/** The part of a Prisma transaction client that is needed here. */
export interface Statements {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
}

/** The channel every web process listens on. */
export const PAGES_CHANNEL = 'pages';

const MOST_BYTES = 7900; // Postgres refuses a notification of 8,000
const MOST_NOTICES = 4;

/**
 * Tells every web process, when this transaction commits, which finished pages are out of date: by what they depend
 * on (`article:7`, `section:world`) or by path (`/world/2026-11-22/a-slug`, which also means every query of it).
 * With `!` in front a page is dropped at once rather than kept for the time the database may be away: use it for
 * what must not be seen again (`!article:7`). Name every path an article has or had, so that a kept 404 goes too.
 * `isDated`: what changed says so itself, by a date that pages show; else the change is written down for their `Last-Modified`.
 */
export async function pagesChanged(
  tx: Statements,
  names: readonly string[],
  { isDated = false }: { isDated?: boolean } = {},
): Promise<void> {
  if (!isDated) await writePageChanges(tx, names);
  for (const notice of purgeNotices(names))
    await tx.$executeRaw`select pg_notify(${PAGES_CHANNEL}, ${notice})`;
  if (env().WEBSUB_HUB) await tellOutside(tx, names);
}

/** A list of stories changed that somebody outside follows, under the name by which pages depend on it. */
export const listChanged = {
  name: 'list.changed',
  payload: z.object({ name: z.string() }),
} satisfies Job<unknown>;

const LISTS = /^(?:latest$|(?:section|topic|author|language|source-list):)/;
const TOGETHER_MS = 1000; // a hundred stories published at once are one change

async function tellOutside(tx: Statements, names: readonly string[]): Promise<void> {
  const lists = new Set(names.map((name) => name.replace(/^!/, '')).filter((name) => LISTS.test(name)));
  const runAt = new Date(Date.now() + TOGETHER_MS);
  // In one order, so that no two publishes wait for each other; and at the time that was set first, however many follow.
  for (const name of [...lists].sort())
    await enqueue(tx, listChanged, { name }, { key: `list.changed:${name}`, runAt, keepsTime: true });
}

/** The channel on which steps of articles are told: they change no page by themselves, they are counted. */
export const STEPS_CHANNEL = 'steps';

/** Tells every web process of a step when this transaction commits, and the database's time at which it was taken. */
export async function stepTaken(tx: Statements, step: string): Promise<void> {
  await tx.$executeRaw`select pg_notify(${STEPS_CHANNEL},
    ${step} || ' ' || (extract(epoch from clock_timestamp()) * 1000)::bigint)`;
}

/** The payloads for these names: newline-separated, each short enough for Postgres; `*` (everything) if too many. */
export function purgeNotices(names: readonly string[]): string[] {
  const notices: string[] = [];
  let room = 0;
  for (const name of new Set(names)) {
    if (/[\n\0]/.test(name)) throw new TypeError('a purged name holds a line break or NUL');
    const bytes = Buffer.byteLength(name) + 1;
    if (bytes > MOST_BYTES) return ['*'];
    const fits = notices.length > 0 && bytes <= room;
    if (fits) notices.push(`${notices.pop() ?? ''}\n${name}`);
    else notices.push(name);
    room = (fits ? room : MOST_BYTES) - bytes;
  }
  return notices.length > MOST_NOTICES ? ['*'] : notices;
}
