import { Hands } from '@/features/articles/provenance/schema';
import { lockArticle, type Tx } from '@/features/articles/workflow/hold-article';
import { checkApart } from '@/features/translation/findings/apart/check-apart';
import { doubtsOfHeadline } from '@/features/translation/findings/doubts-of';
import { readEvidence } from '@/features/translation/findings/evidence';
import { type Doubt, doubtId, HEADLINE } from '@/features/translation/findings/finding';
import { findTerms } from '@/features/translation/glossary/find-terms';
import { db } from '@/lib/db';
import { Fault } from '@/lib/errors';

/**
 * Writes down what is doubtful about an article's working text, for lists and for what stops publishing: what is new is
 * added, what the text no longer says is dropped, what somebody settled stays settled. Repeating it changes nothing.
 */
export async function refreshFindings(articleId: number): Promise<void> {
  await db().$transaction((tx) => refreshFindingsIn(tx, articleId));
}

/**
 * `refreshFindings` within somebody's transaction. Answers null, or why the text could not be checked: what was written down
 * of it stays then, and so does whatever the transaction keeps.
 */
export async function refreshFindingsIn(tx: Tx, articleId: number): Promise<string | null> {
  await lockArticle(tx, articleId); // two at once would write every doubt twice
  try {
    await writeDown(tx, articleId, await doubtful(tx, articleId));
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

type Doubtful = Awaited<ReturnType<typeof doubtful>>;

async function writeDown(tx: Tx, articleId: number, wanted: Doubtful): Promise<void> {
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

async function doubtful(tx: Tx, articleId: number): Promise<Map<string, { key: string; doubt: Doubt }>> {
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: {
      ...{ originalLanguage: true, language: true, sectionId: true, headline: true },
      blocks: { select: { key: true, kind: true, html: true, status: true, hands: true, sourceKey: true } },
      baseRevision: { select: { headline: true, blocks: { select: { key: true, text: true } } } },
    },
  });
  const originals = new Map(article?.baseRevision?.blocks.map((block) => [block.key, block]));
  const from = article?.originalLanguage ?? '';
  const text = [...originals.values()].map((block) => block.text).join('\n');
  const terms = article && text ? await findTerms(tx, { ...article, from, to: article.language, text }) : [];
  const blocks = article?.blocks ?? [];
  const found = await checkApart(
    blocks.map(({ kind, html, status, hands: stored, sourceKey }) => {
      const original = originals.get(sourceKey ?? '');
      const hands = Hands.parse(stored);
      return [{ kind, html, status, hands }, original && { text: original.text }, from, terms];
    }),
  );
  const all = blocks.flatMap(({ key }, at) => (found[at] ?? []).map((doubt) => ({ key, doubt })));
  const head = doubtsOfHeadline(article?.headline ?? '', article?.baseRevision?.headline ?? '', from);
  all.push(...head.map((doubt) => ({ key: HEADLINE, doubt })));
  return new Map(all.map((one) => [doubtId(one.key, one.doubt), one]));
}

function rowOf(articleId: number, { key, doubt }: { key: string; doubt: Doubt }) {
  const { kind, blocking, says, original, english, fix } = doubt;
  return { articleId, blockKey: key, kind, blocking, message: says, evidence: { original, english, fix } };
}
