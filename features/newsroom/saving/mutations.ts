import { isDeepStrictEqual } from 'node:util';
import { addRevision } from '@/features/articles/add-revision';
import type { Doer } from '@/features/articles/provenance/schema';
import type { ArticleSave, Prisma } from '@/generated/prisma/client';
import { cleanChange } from '@/features/newsroom/saving/clean-block';
import { checkChange } from '@/features/newsroom/saving/refusing/check-change';
import { findAncestor, REMEMBERED, type Undo } from '@/features/newsroom/saving/find-ancestor';
import { loadDraft, textOf, type DraftRow } from '@/features/newsroom/saving/load-draft';
import { recordsOf } from '@/features/newsroom/saving/writing/inherit-hands';
import { markReopened, questionsOf } from '@/features/newsroom/saving/writing/reopen-questions';
import { markDecided, markRead } from '@/features/newsroom/saving/writing/mark-read';
import { mergeChanges, type Merged } from '@/features/newsroom/saving/merging/merge-changes';
import { draftOf } from '@/features/newsroom/saving/queries';
import type { Change, Draft, SaveOutcome } from '@/features/newsroom/saving/schema';
import { keepClashes } from '@/features/newsroom/saving/keep-clashes';
import { takeSuggestions } from '@/features/newsroom/saving/writing/take-suggestions';
import { writeDraft } from '@/features/newsroom/saving/writing/write-draft';
import type { Actor } from '@/features/accounts/policy';
import { refreshFindingsIn } from '@/features/translation/findings/refresh-findings';
import { lockArticle, type Tx } from '@/features/articles/workflow/hold-article';
import { db } from '@/lib/db';

/** Who saves, as the newsroom knows them. */
export type Writer = Actor & { name: string; email: string };

export interface Saving {
  articleId: number;
  /** Made by the browser: sent again, it is the same save and answers what became of it. */
  saveId: string;
  user: Writer;
  now: Date;
  change: Change;
  /** Whose words are saved, where they are not those of who saves. */
  writers?: readonly Doer[];
  /** What the save is, where it is more than somebody writing: a revision of its own. */
  step?: { reason: 'restored' | 'taken_over' | 'edited'; comment: string };
}

/**
 * Takes in what an editor changed since `change.base`. What nobody else touched since is written; where somebody did,
 * their text stays and this one is kept beside it, as a conflict. Refusals: `not-found`, `forbidden`, `invalid`.
 */
export function saveDraft(saving: Saving): Promise<SaveOutcome> {
  return db().$transaction((tx) => saveIn(tx, saving), { timeout: 20_000 });
}

/** The same inside a transaction. */
export async function saveIn(tx: Tx, saving: Saving): Promise<SaveOutcome> {
  const { articleId, saveId, user } = saving;
  await lockArticle(tx, articleId);
  const row = await loadDraft(tx, articleId);
  const done = await tx.articleSave.findUnique({ where: { articleId_id: { articleId, id: saveId } } });
  if (!done) return takeIn(tx, row, saving);
  return answerAgain(tx, row, { done, user });
}

/**
 * What became of a save whose answer was lost. The draft is the one of now, so it names, too, what was written since: who
 * waits with a text in such a place has not seen what stands there.
 */
async function answerAgain(
  tx: Tx,
  row: DraftRow,
  { done, user }: { done: ArticleSave; user: Writer },
): Promise<SaveOutcome> {
  const draft = draftOf(row, user);
  const met = (at: string, author: string) => at === done.at.toISOString() && author === user.name;
  const since = await findAncestor(tx, { articleId: row.id, base: done.version });
  const merged = new Set([...done.merged, ...(since.forgotten ? placesIn(draft) : since.places)]);
  merged.delete('order');
  return {
    version: row.version,
    draft,
    merged: [...merged],
    conflicts: draft.conflicts.filter(({ at, author }) => met(at, author)),
  };
}

function placesIn({ fields, blocks }: Draft): string[] {
  return [...Object.keys(fields).map((name) => `field:${name}`), ...blocks.map(({ key }) => `block:${key}`)];
}

async function takeIn(tx: Tx, row: DraftRow, saving: Saving): Promise<SaveOutcome> {
  const { articleId, user, now } = saving;
  checkChange(row, saving.change, user);
  const change = cleanChange(await takeSuggestions(tx, row, saving));
  const since = await findAncestor(tx, { articleId, base: change.base });
  const current = textOf(row);
  const merged = mergeChanges({ ancestor: since.ancestor, current, change });
  const marks = (change.review ?? []).filter(({ key }) => hasSeen(key, { since, current, merged }));
  const seen = (change.decide ?? []).filter(({ key }) => hasSeen(key, { since, current, merged }));
  const keysOf = (back: boolean) =>
    seen.filter(({ take }) => (take === 'back') === back).map(({ key }) => key);
  const [decided, reopened] = [keysOf(false), keysOf(true)];
  const touched = merged.replaced.size + marks.length + seen.length > 0;
  const { version, removed } = touched
    ? await writeDraft(tx, { row, current, next: merged.next, writers: saving.writers ?? [user], now })
    : { version: row.version, removed: {} };
  await markRead(tx, { row, user, now }, marks);
  await markDecided(tx, { row, user, now }, decided);
  await markReopened(tx, { row, user, now }, reopened);
  await keepClashes(tx, { articleId, user, now, clashes: merged.clashes });
  if (touched) {
    await addRevision(tx, { articleId, user, now, ...stepOf(saving, merged) });
    await refreshFindingsIn(tx, articleId);
  }
  const others = placesOfOthers(since.places, change);
  const records = { stood: recordsOf(row, merged), decided: questionsOf(row, decided) };
  await remember(tx, saving, { version, merged, removed, others, ...records });
  const draft = draftOf(await loadDraft(tx, articleId), user);
  const mine = new Set(merged.clashes.map(({ place }) => place));
  return {
    version,
    draft,
    merged: others,
    conflicts: draft.conflicts.filter(({ place }) => mine.has(place)),
  };
}

/** What the history calls a save: what it says of itself, or that somebody wrote, or only read. */
function stepOf(
  { step, change }: Saving,
  { replaced }: Merged,
): Pick<Parameters<typeof addRevision>[1], 'reason' | 'comment'> {
  if (step) return step;
  if (change.decide?.some(({ take }) => take !== 'back')) return { reason: 'taken_over' };
  return { reason: replaced.size > 0 ? 'edited' : 'reviewed' };
}

interface Sight {
  since: Awaited<ReturnType<typeof findAncestor>>;
  current: ReturnType<typeof textOf>;
  merged: Merged;
}

/** Whether the text that stands there now is one this writer saw, or has just written: what was not seen was not read. */
function hasSeen(key: string, { since, current, merged }: Sight): boolean {
  const place = `block:${key}`;
  const text = current.blocks[key] ?? null;
  if (merged.clashes.some((clash) => clash.place === place)) return false;
  return merged.replaced.has(place) || isDeepStrictEqual(since.ancestor(place, text), text);
}

function placesOfOthers(places: ReadonlySet<string>, { fields = {}, blocks = [] }: Change): string[] {
  const mine = new Set([
    ...Object.keys(fields).map((field) => `field:${field}`),
    ...blocks.map(({ key }) => `block:${key}`),
  ]);
  return [...places].filter((place) => place !== 'order' && !mine.has(place));
}

interface Done {
  version: number;
  merged: Merged;
  removed: Undo['removed'];
  stood: Undo['stood'];
  decided: Undo['decided'];
  others: string[];
}

async function remember(
  tx: Tx,
  { articleId, saveId, user, now }: Saving,
  { version, merged, removed, others, stood, decided }: Done,
): Promise<void> {
  const places = Object.fromEntries(merged.replaced);
  const before = { places, removed, stood, decided } as Prisma.InputJsonObject;
  await tx.articleSave.create({
    data: { articleId, id: saveId, version, userId: user.id, at: now, before, merged: others },
  });
  await tx.$executeRaw`
    UPDATE article_saves SET before = NULL
    WHERE article_id = ${articleId} AND version <= ${version - REMEMBERED} AND before IS NOT NULL`;
}
