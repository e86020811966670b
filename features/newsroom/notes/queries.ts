import { randomUUID } from 'node:crypto';
import type { Actor } from '@/features/accounts/policy';
import { may } from '@/features/accounts/policy';
import type { Mention, Notes } from '@/features/newsroom/notes/schema';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { clockIn, shortDateIn } from '@/lib/text/dates';

const PAGE = 50;
const MENTIONS = 10;
const COLLEAGUES = 500;

/** The people whom a note can name: everybody who can sign in. */
export function listColleagues(): Promise<{ id: number; name: string }[]> {
  return db().user.findMany({
    where: { disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: COLLEAGUES,
    select: { id: true, name: true },
  });
}

/** A story's notes, fifty at a time. `before`: the id of a note; only older ones. */
export async function listNotes(articleId: number, user: Actor, before?: number): Promise<Notes> {
  const [rows, colleagues] = await Promise.all([
    db().note.findMany({
      where: { articleId, ...(before !== undefined && { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: PAGE + 1,
      include: { author: { select: { name: true } }, doneBy: { select: { name: true } } },
    }),
    listColleagues(),
  ]);
  return {
    notes: rows.slice(0, PAGE).map(({ id, blockKey, author, authorId, text, at, doneAt, doneBy }) => ({
      ...{ id, text, block: blockKey, author: author?.name ?? 'Somebody who left' },
      mayDelete: may(user, 'note.delete', { ownerId: authorId }),
      at: when(at),
      done: doneAt ? (doneBy?.name ?? 'Somebody who left') : null,
    })),
    more: rows.length > PAGE,
    colleagues: colleagues.map(({ name }) => name),
    sentAs: randomUUID(),
  };
}

/** The newest notes that name a person and that nobody is done with. */
export async function listMentions(userId: number): Promise<Mention[]> {
  const rows = await db().note.findMany({
    where: { mentions: { has: userId }, doneAt: null },
    orderBy: { id: 'desc' },
    take: MENTIONS,
    include: { author: { select: { name: true } }, article: { select: { headline: true } } },
  });
  return rows.map(({ id, articleId, author, article, text, at }) => ({
    ...{ id, articleId, text, author: author?.name ?? 'Somebody who left', at: when(at) },
    headline: article.headline || 'Untitled',
  }));
}

/** Whose a note is and where it hangs; null: there is none. */
export function findNote(id: number): Promise<{ articleId: number; authorId: number | null } | null> {
  return db().note.findUnique({ where: { id }, select: { articleId: true, authorId: true } });
}

function when(at: Date): string {
  const zone = env().SITE_TIME_ZONE;
  return `${shortDateIn(at, zone)}, ${clockIn(at, zone)}`;
}
