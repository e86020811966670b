import type { Answer } from '@/features/newsroom/workbench/schema';
import { audit } from '@/features/accounts/audit';
import { lockArticle, type Tx } from '@/features/articles/workflow/hold-article';
import { readEvidence } from '@/features/translation/findings/evidence';
import { refreshFindingsIn } from '@/features/translation/findings/refresh-findings';
import { db } from '@/lib/db';

interface By {
  id: number;
  email: string;
}

/** Takes down what a person answered to open points; each once, however often it arrives. */
export async function answerPoints(asked: {
  articleId: number;
  answers: readonly Answer[];
  user: By;
  now: Date;
}): Promise<void> {
  await db().$transaction(async (tx) => {
    await lockArticle(tx, asked.articleId);
    for (const answer of asked.answers) await takeDown(tx, answer, asked);
    await refreshFindingsIn(tx, asked.articleId);
  });
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
