import { createHash } from 'node:crypto';
import type { Letter, Report } from '@/features/rights/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

/** `full`: so much of its kind was written lately, by all readers together, that nobody could read more. */
export type Kept = 'kept' | 'full';

type Tx = Prisma.TransactionClient;

// What a small desk can read. Beyond it a flood would only hide the good ones, so then each network has one letter a day,
// and who floods shuts out nobody else; at ten times as many the desk is full.
const AN_HOUR = 100;
const A_DAY = 500;
const FLOOD = 10;

interface Sent {
  now: Date;
  /** Nothing else came from its network today. */
  isFirst: boolean;
}

/** Keeps a report about an article for the editors. The same report twice on a day is one. */
export function keepReport(
  { articleId, block, text, contact }: Report & { articleId: number },
  { now, isFirst }: Sent,
) {
  const row = { articleId, blockKey: block || null, text, contact: contact || null, at: now };
  return keepOnce(
    { table: 'reports', words: [articleId, block, text, contact], now, isFirst },
    (tx, fingerprint) => tx.report.createMany({ data: { ...row, fingerprint }, skipDuplicates: true }),
  );
}

/** Keeps a letter to the desk: a demand among the takedowns, a correction among the reports, the rest among the letters. */
export async function keepLetter(letter: Letter, { now, isFirst }: Sent): Promise<Kept | 'no-story'> {
  if (letter.kind === 'correction') {
    const article = await findArticle(letter.story);
    return article
      ? keepReport({ ...letter, block: '', articleId: article.id }, { now, isFirst })
      : 'no-story';
  }
  const { kind, text, contact } = letter;
  if (kind === 'question') {
    return keepOnce({ table: 'letters', words: [text, contact], now, isFirst }, (tx, fingerprint) =>
      tx.letter.createMany({
        data: { text, contact: contact || null, at: now, fingerprint },
        skipDuplicates: true,
      }),
    );
  }
  const { story: url, requester, basis } = letter;
  const subject = await findSubject(url);
  const words = [url, requester, contact, basis, text];
  return keepOnce({ table: 'takedowns', words, now, isFirst }, (tx, fingerprint) =>
    tx.takedown.createMany({
      data: { ...subject, url, requester, contact, basis, reason: text, at: now, fingerprint },
      skipDuplicates: true,
    }),
  );
}

interface Keeping extends Sent {
  table: 'letters' | 'reports' | 'takedowns';
  /** Everything that was written, in order. */
  words: (string | number)[];
}

/** One after the other, so that neither a double click nor a flood is written past what was counted. */
function keepOnce(
  { table, words, now, isFirst }: Keeping,
  write: (tx: Tx, fingerprint: string) => Promise<unknown>,
): Promise<Kept> {
  const day = now.toISOString().slice(0, 10);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([day, ...words]))
    .digest('base64url');
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${table}))`;
    const { lastHour, lastDay, known } = await countLately(tx, { table, now, fingerprint });
    const most = isFirst ? FLOOD : 1;
    if (!known && (lastHour >= most * AN_HOUR || lastDay >= most * A_DAY)) return 'full';
    await write(tx, fingerprint);
    return 'kept';
  });
}

interface Counting extends Pick<Keeping, 'table' | 'now'> {
  fingerprint: string;
}

async function countLately(tx: Tx, { table, now, fingerprint }: Counting) {
  const since = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const [counts] = await tx.$queryRaw<[{ lastHour: number; lastDay: number; known: boolean }]>`
    SELECT count(*) FILTER (WHERE at > ${since(1)})::int AS "lastHour", count(*)::int AS "lastDay",
      coalesce(bool_or(fingerprint = ${fingerprint}), false) AS known
    FROM ${Prisma.raw(table)} WHERE at > ${since(24)}`;
  return counts;
}

function findArticle(path: string) {
  return db().article.findFirst({
    where: { path, state: { in: ['published', 'corrected'] } },
    select: { id: true, sourceItemId: true },
  });
}

/** What a demand is about, as far as its address says: a story of ours, or a picture. */
async function findSubject(path: string) {
  const sha256 = /^\/media\/([0-9a-f]{64})\//.exec(path)?.[1];
  const media = sha256 ? await db().media.findUnique({ where: { sha256 }, select: { id: true } }) : null;
  const article = await findArticle(path);
  return { articleId: article?.id, sourceItemId: article?.sourceItemId, mediaId: media?.id };
}
