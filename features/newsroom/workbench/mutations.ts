import type { Answer } from './schema';
import { doubtsOf } from './findings/doubts-of';
import { readEvidence } from './findings/evidence';
import { type Doubt, doubtId } from './findings/finding';
import { audit } from '@/features/accounts/audit';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

type Tx = Prisma.TransactionClient;
interface By {
  id: number;
  email: string;
}

/**
 * Writes down what is doubtful about an article's working text, for lists and for what stops publishing: what is new is
 * added, what the text no longer says is dropped, what somebody settled stays settled. Repeating it changes nothing.
 */
export async function refreshFindings(articleId: number): Promise<void> {
  await db().$transaction((tx) => refreshFindingsIn(tx, articleId));
}

/** Takes down what a person answered to open points; each once, however often it arrives. */
export async function answerPoints(asked: {
  articleId: number;
  answers: readonly Answer[];
  user: By;
  now: Date;
}): Promise<void> {
  await db().$transaction(async (tx) => {
    await lock(tx, asked.articleId);
    for (const answer of asked.answers) await takeDown(tx, answer, asked);
    await refreshFindingsIn(tx, asked.articleId);
  });
}

/** `refreshFindings` within somebody's transaction. */
export async function refreshFindingsIn(tx: Tx, articleId: number): Promise<void> {
  await lock(tx, articleId);
  const wanted = await doubtful(tx, articleId);
  const rows = await tx.finding.findMany({ where: { articleId } });
  const known = new Set<string>();
  const over: number[] = [];
  for (const row of rows) {
    const evidence = readEvidence(row.evidence);
    if (!evidence || row.kind === 'unit') continue; // written by another check, and its to drop
    const id = doubtId(row.blockKey, { kind: row.kind, ...evidence });
    if (row.settledAt ? evidence.answer === 'right' : wanted.has(id)) known.add(id);
    else if (!row.settledAt) over.push(row.id);
  }
  await tx.finding.deleteMany({ where: { id: { in: over } } });
  const fresh = [...wanted].filter(([id]) => !known.has(id)).map(([, made]) => rowOf(articleId, made));
  await tx.finding.createMany({ data: fresh });
}

/** One at a time for an article: two refreshes at once would write every doubt twice. */
async function lock(tx: Tx, articleId: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM articles WHERE id = ${articleId} FOR UPDATE`;
}

async function doubtful(tx: Tx, articleId: number): Promise<Map<string, { key: string; doubt: Doubt }>> {
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: {
      originalLanguage: true,
      blocks: { select: { key: true, kind: true, html: true, status: true, sourceKey: true } },
      baseRevision: { select: { blocks: { select: { key: true, text: true } } } },
    },
  });
  const originals = new Map(article?.baseRevision?.blocks.map((block) => [block.key, block]));
  const all = (article?.blocks ?? []).flatMap((block) =>
    doubtsOf(block, originals.get(block.sourceKey ?? ''), article?.originalLanguage ?? '').map((doubt) => ({
      key: block.key,
      doubt,
    })),
  );
  return new Map(all.map((found) => [doubtId(found.key, found.doubt), found]));
}

function rowOf(articleId: number, { key, doubt }: { key: string; doubt: Doubt }) {
  const { kind, blocking, says, original, english, fix } = doubt;
  return { articleId, blockKey: key, kind, blocking, message: says, evidence: { original, english, fix } };
}

interface Asked {
  articleId: number;
  user: By;
  now: Date;
}

function takeDown(tx: Tx, answer: Answer, asked: Asked): Promise<void> {
  if (answer.about === 'doubt') return settleDoubt(tx, answer, asked);
  return settleOffer(tx, answer, asked);
}

async function settleDoubt(tx: Tx, answer: Answer & { about: 'doubt' }, { articleId, user, now }: Asked) {
  const { key, kind, original, english, says } = answer;
  const settled = {
    settledAt: now,
    settledById: user.id,
    evidence: { original, english, answer: answer.answer },
  };
  const rows = await tx.finding.findMany({ where: { articleId, blockKey: key, kind } });
  const row = rows.find(({ evidence }) => {
    const read = readEvidence(evidence);
    return read?.original === original && read.english === english;
  });
  if (row?.settledAt && readEvidence(row.evidence)?.answer === answer.answer) return;
  if (row) await tx.finding.update({ where: { id: row.id }, data: settled });
  else await tx.finding.create({ data: { articleId, blockKey: key, kind, message: says, ...settled } });
  await audit(tx, {
    ...{ actor: user, action: `article.answer`, subject: `article:${articleId}` },
    detail: { block: key, kind, answer: answer.answer },
  });
}

async function settleOffer(
  tx: Tx,
  { id, taken }: Answer & { about: 'suggestion' },
  { articleId, now }: Asked,
) {
  await tx.suggestion.updateMany({
    where: { id, articleId, settledAt: null },
    data: { settledAt: now, taken },
  });
}
