import { lockArticle, type Tx } from '@/features/articles/workflow/hold-article';
import { audit } from '@/features/accounts/audit';
import { checkChange } from '@/features/newsroom/saving/refusing/check-change';
import { loadDraft } from '@/features/newsroom/saving/load-draft';
import type { Value } from '@/features/newsroom/saving/merging/merge-changes';
import { saveIn, type Writer } from '@/features/newsroom/saving/mutations';
import { Change, type Choice, type SaveOutcome } from '@/features/newsroom/saving/schema';
import type { Kept } from '@/features/newsroom/saving/show-value';
import type { Doer } from '@/features/articles/provenance/schema';
import type { TextConflict } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Settling {
  articleId: number;
  conflictId: number;
  user: Writer;
  now: Date;
  choice: Choice;
}

/**
 * Settles which of two texts goes into the story; the other stays where it was kept. Another choice later is an undo. A
 * text that somebody changed since `choice.base` is not overwritten: that is a new conflict. Refusal `not-found`.
 */
export function settleConflict({ articleId, conflictId, user, now, choice }: Settling): Promise<SaveOutcome> {
  return db().$transaction(async (tx) => {
    await lockArticle(tx, articleId);
    // Asked here, since a choice made before is a save that is known, of which nobody asks whose it is.
    checkChange(await loadDraft(tx, articleId), { base: choice.base }, user);
    const conflict = await tx.textConflict.findFirst({ where: { id: conflictId, articleId } });
    if (!conflict) throw new Refusal('not-found', 'There is no such pair of texts.');
    const settled = { settledAt: now, settledById: user.id, choice: choice.choice };
    await tx.textConflict.update({ where: { id: conflictId }, data: settled });
    await audit(tx, {
      actor: user,
      action: 'article.choose',
      subject: `article:${articleId}`,
      detail: { place: conflict.place, choice: choice.choice },
    });
    const saveId = `choice-${conflictId}-${choice.choice}-${choice.base}`;
    const step = { reason: 'edited' as const, comment: 'Two texts in one place, settled' };
    const writers = writersOf(conflict, choice, user);
    const change = await placed(tx, articleId, changeOf(conflict, choice));
    return saveIn(tx, { articleId, saveId, user, now, step, writers, change });
  });
}

/** A block that comes back stands behind what it stood behind when it was taken out. */
async function placed(tx: Tx, articleId: number, change: Change): Promise<Change> {
  const [{ key, block } = { key: '', block: null }] = change.blocks ?? [];
  const rows = await tx.articleBlock.findMany({
    where: { articleId },
    orderBy: { position: 'asc' },
    select: { key: true },
  });
  const now = rows.map((row) => row.key);
  if (!block || now.includes(key)) return change;
  const found = await tx.$queryRaw<{ order: string[] | null }[]>`
    SELECT before -> 'places' -> 'order' AS "order" FROM article_saves
    WHERE article_id = ${articleId} AND before -> 'removed' ? ${key} ORDER BY version DESC LIMIT 1`;
  const stood = found[0]?.order ?? [];
  const behind = stood.slice(0, stood.indexOf(key) + 1).findLast((other) => now.includes(other));
  return { ...change, order: now.toSpliced(behind === undefined ? 0 : now.indexOf(behind) + 1, 0, key) };
}

/** Whoever chooses a text did not write it; who makes one of two did, and so did both. */
function writersOf({ authorId, author }: TextConflict, { choice }: Choice, user: Writer): Doer[] {
  const theirs = { id: authorId, name: author };
  if (choice === 'mine') return [theirs];
  return choice === 'text' && authorId !== user.id ? [theirs, user] : [user];
}

/** The text that stands in the story is left as it is, unless another one was chosen before. */
function changeOf(conflict: TextConflict, { choice, html = '', base }: Choice): Change {
  if (choice === 'theirs' && !conflict.settledAt) return { base };
  const [theirs, mine] = [conflict.theirs, conflict.mine] as unknown as [Kept, Kept];
  const one = choice === 'theirs' ? theirs.value : mine.value;
  const value = choice === 'text' ? (one ?? theirs.value) : one;
  const [kind, name = ''] = conflict.place.split(':');
  const chosen = choice === 'text' ? reworded(value, html) : value;
  const change =
    kind === 'field' ? { fields: { [name]: chosen } } : { blocks: [{ key: name, block: chosen }] };
  return Change.parse({ base, ...change });
}

function reworded(value: Value, html: string): Value {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value, html } : html;
}
