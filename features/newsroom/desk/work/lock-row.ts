import type { Subject } from '@/features/accounts/policy';
import type { Ref } from '@/features/newsroom/desk/schema';
import type { Prisma } from '@/generated/prisma/client';
import type { ArticleState } from '@/generated/prisma/enums';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

type Tx = Prisma.TransactionClient;

/** A row of the desk, held until the transaction ends. */
export interface LockedRow {
  itemId: number | null;
  /** Null while it is only an item. */
  article: { id: number; state: ArticleState; fromSource: boolean } | null;
  holder: { id: number; name: string; since: Date | null } | null;
  skipped: boolean;
  subject: Subject;
}

/**
 * Holds a row. An item that somebody made an article of meanwhile is that article: the item's row is locked first, so
 * that two who take it wait for each other. Refusal `not-found` when it is gone.
 */
export async function lockRow(tx: Tx, ref: Ref): Promise<LockedRow> {
  if (ref.kind === 'article') return lockArticle(tx, ref.id);
  const [item] = await tx.$queryRaw<
    { section: string; language: string; skipped: boolean; article: number | null }[]
  >`
    SELECT c.slug AS section, i.language, i.skipped_at IS NOT NULL AS skipped FROM source_items i
      JOIN sources s ON s.id = i.source_id JOIN sections c ON c.id = s.section_id
    WHERE i.id = ${ref.id} FOR UPDATE OF i`;
  if (!item) throw new Refusal('not-found', 'It is gone.');
  // A statement of its own: it sees what was committed while the lock was waited for.
  const article = await tx.article.findUnique({
    where: { sourceItemId_language: { sourceItemId: ref.id, language: env().SITE_LANGUAGE } },
    select: { id: true },
  });
  if (article) return lockArticle(tx, article.id);
  const { section, language, skipped } = item;
  return {
    itemId: ref.id,
    article: null,
    holder: null,
    skipped,
    subject: { section, language, ownerId: null },
  };
}

async function lockArticle(tx: Tx, id: number): Promise<LockedRow> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT FROM articles WHERE id = ${id} FOR UPDATE`;
  if (locked.length === 0) throw new Refusal('not-found', 'It is gone.');
  const row = await tx.article.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ state: true, assignedAt: true, skippedAt: true, sourceItemId: true, originalLanguage: true },
      assignee: { select: { id: true, name: true } },
      section: { select: { slug: true } },
    },
  });
  const { assignee, state } = row;
  return {
    itemId: row.sourceItemId,
    article: { id, state, fromSource: row.sourceItemId !== null },
    holder: assignee && { ...assignee, since: row.assignedAt },
    skipped: row.skippedAt !== null,
    subject: {
      state,
      ownerId: assignee?.id ?? null,
      section: row.section.slug,
      language: row.originalLanguage,
    },
  };
}
