import { Hands } from '@/features/articles/provenance/schema';
import { isAnswered } from '@/features/articles/provenance/standing';
import { termsOf } from '@/features/articles/publish-article';
import { isPublic } from '@/features/articles/states';
import { loadWorking, type Tx, type WorkingArticle } from '@/features/articles/workflow/hold-article';
import { sayTwoTexts } from '@/features/newsroom/workflow/blockers/say-two-texts';
import { textProblems } from '@/features/newsroom/workflow/blockers/text-problems';
import { HEADLINE } from '@/features/translation/findings/finding';
import { refreshFindingsIn } from '@/features/translation/findings/refresh-findings';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { clockIn, dateIn, shortDateIn } from '@/lib/text/dates';

/** What still stops publishing: where (`block:b7`, `field:headline`, `licence`, `embargo`, `checks`), and why in plain words. */
export interface Blocker {
  place: string;
  says: string;
}

interface Asking {
  now?: Date;
  tx?: Tx;
  /**
   * Doubts about blocks that a machine made, or the operator marked, and nobody has read stop nothing: readers see them
   * marked as that, search engines do not see them while a doubt is open, and the bench goes on asking.
   */
  isUnreadFine?: boolean;
}

/**
 * Everything that stops this article from being published now, in the order of the page; empty when nothing does. The
 * one place that knows: the bench, the desk, the publish dialog, the schedule and the command line ask here, of the text
 * as it is now. The server asks again, within the transaction that publishes. Empty too for an article that is not there.
 */
export function findBlockers(articleId: number, { tx, ...asking }: Asking = {}): Promise<Blocker[]> {
  if (tx) return findIn(tx, articleId, asking);
  return db().$transaction((own) => findIn(own, articleId, asking));
}

async function findIn(
  tx: Tx,
  articleId: number,
  { now = new Date(), isUnreadFine = false }: Omit<Asking, 'tx'>,
): Promise<Blocker[]> {
  const unchecked = await refreshFindingsIn(tx, articleId); // what was doubtful about an older text, or by older rules, stops nothing
  const article = await loadWorking(tx, articleId);
  if (!article) return [];
  const terms = await termsOf(tx, article.sourceId, now);
  return [
    ...textProblems({
      ...article,
      showsPictures: article.sourceId === null || Boolean(terms?.mayShowPictures),
    }),
    ...(await licenceProblems(tx, article, terms)),
    ...embargoProblems(article, now),
    ...(await openConflicts(tx, article)),
    ...staleBlocks(article),
    ...(await openFindings(tx, article, isUnreadFine)),
    ...(unchecked === null ? [] : [{ place: 'checks', says: `The checks did not end. ${unchecked}` }]),
  ];
}

/** Terms that only let us show an excerpt stop nothing: readers get the excerpt. */
async function licenceProblems(
  tx: Tx,
  { sourceId }: WorkingArticle,
  terms: Awaited<ReturnType<typeof termsOf>>,
): Promise<Blocker[]> {
  if (sourceId === null || terms?.mayTranslate) return [];
  const { name } = await tx.source.findUniqueOrThrow({ where: { id: sourceId }, select: { name: true } });
  const since = terms ? ` ${terms.name}, since ${dateIn(terms.validFrom, zone())}.` : '';
  const says = terms
    ? `We may not publish a translation from ${name}, only link to it.${since}`
    : `Nothing says that we may publish anything from ${name}. Its page takes the terms.`;
  return [{ place: 'licence', says }];
}

function embargoProblems({ embargoUntil }: WorkingArticle, now: Date): Blocker[] {
  if (!embargoUntil || embargoUntil <= now) return [];
  const until = `${shortDateIn(embargoUntil, zone())}, ${clockIn(embargoUntil, zone())} ${zone()}`;
  return [{ place: 'embargo', says: `Embargo until ${until}. Nobody can publish earlier.` }];
}

/** Where two people met and nobody has chosen yet. */
async function openConflicts(tx: Tx, { id, blocks }: WorkingArticle): Promise<Blocker[]> {
  const open = await tx.textConflict.findMany({
    where: { articleId: id, settledAt: null },
    orderBy: { id: 'asc' },
    select: { place: true },
  });
  return [...new Set(open.map(({ place }) => place))].map((place) => {
    const block = blocks.find(({ key }) => place === `block:${key}`);
    return { place, says: sayTwoTexts(place, block && block.position + 1) };
  });
}

function staleBlocks({ blocks, state }: WorkingArticle): Blocker[] {
  return blocks.flatMap(({ key, position, status, staleSince }) => {
    if (status !== 'stale') return [];
    const when = staleSince ? ` at ${clockIn(staleSince, zone())}` : '';
    const kept = isPublic(state) ? 'Readers see our text' : 'Our text is kept';
    const says = `The outlet changed block ${position + 1}${when}. ${kept} until you decide.`;
    return [{ place: `block:${key}`, says }];
  });
}

/** Of a block that is no longer there nobody can answer a question. */
async function openFindings(
  tx: Tx,
  { id, blocks }: WorkingArticle,
  isUnreadFine: boolean,
): Promise<Blocker[]> {
  const asked = isUnreadFine ? blocks.filter((block) => !isOperators(block)) : blocks;
  const found = await tx.finding.findMany({
    where: { articleId: id, blocking: true, settledAt: null },
    orderBy: { id: 'asc' },
  });
  const ofHeadline = found.filter(({ blockKey }) => blockKey === HEADLINE);
  return [
    ...ofHeadline.map(({ message }) => ({ place: 'field:headline', says: message })),
    ...asked.flatMap(({ key, position }) =>
      found
        .filter(({ blockKey }) => blockKey === key)
        .map(({ message }) => ({ place: `block:${key}`, says: `${message} (Block ${position + 1})` })),
    ),
  ];
}

/** What the operator may stand for: machine text as it came, and what they marked. */
function isOperators({ status, hands: stored }: WorkingArticle['blocks'][number]): boolean {
  const hands = Hands.parse(stored);
  return status === 'machine' || (status === 'reviewed' && !isAnswered({ status, hands }));
}

function zone(): string {
  return env().SITE_TIME_ZONE;
}
