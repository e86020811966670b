import { z } from 'zod';
import type { Job } from '@/lib/queue';

/** The part of a Prisma transaction client that is needed here. */
export interface Statements {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
}

/**
 * The channel every web process listens on. When a transaction commits, triggers tell there which finished pages are out of
 * date, by what they depend on (`article:7`, `section:world`) or by path (`/world/2026-11-22/a-slug`, which also means every
 * query of it). With `!` in front a page is dropped at once rather than kept for the time the database may be away: what must
 * not be seen again. `show_on_pages` in `prisma/migrations/*_pages_by_trigger` is the table of what tells what.
 */
export const PAGES_CHANNEL = 'pages';

/** A list of stories changed that somebody outside follows, under the name by which pages depend on it. */
export const listChanged = {
  name: 'list.changed',
  payload: z.object({ name: z.string() }),
} satisfies Job<unknown>;

/** The channel on which steps of articles are told: they change no page by themselves, they are counted. */
export const STEPS_CHANNEL = 'steps';

/** Tells every web process of a step when this transaction commits, and the database's time at which it was taken. */
export async function stepTaken(tx: Statements, step: string): Promise<void> {
  await tx.$executeRaw`select pg_notify(${STEPS_CHANNEL},
    ${step} || ' ' || (extract(epoch from clock_timestamp()) * 1000)::bigint)`;
}
