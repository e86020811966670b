import { z } from 'zod';
import { listStored, publishIn, type Published } from '@/features/articles/publish-article';
import type { Step, Tx } from '@/features/articles/workflow/hold-article';
import type { StoredPicture } from '@/features/media/queries';
import { CorrectionKind } from '@/generated/prisma/enums';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** What readers are told when something was put right, and where: over the text, below a block of it, at its end. */
export const PublicNote = z.object({
  kind: z.enum(CorrectionKind),
  text: z.string().trim().min(1, 'Say what was wrong and what is right.').max(2000, 'Make it shorter.'),
  atTop: z.boolean().default(false),
  blockKey: z.string().max(40).nullable().default(null),
});

interface Correcting extends Step {
  version?: number;
  note: z.input<typeof PublicNote>;
}

/**
 * Shows the working text of a live story with a note for readers: one transaction with the new revision. The time of
 * modification moves, whatever changed. Refusals as of `publishArticle`; `invalid` also for a note that says nothing.
 */
export async function correctArticle(correcting: Correcting): Promise<Published> {
  const stored = await listStored(correcting.articleId, correcting.now);
  return db().$transaction((tx) => correctIn(tx, { ...correcting, stored }));
}

/** `correctArticle` within somebody's transaction. */
export async function correctIn(
  tx: Tx,
  { note: given, ...publishing }: Correcting & { stored: Map<string, StoredPicture> },
): Promise<Published> {
  const parsed = PublicNote.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal('invalid', issue?.message ?? 'The note is wrong.', String(issue?.path[0] ?? 'text'));
  }
  const note = parsed.data;
  const published = await publishIn(tx, { ...publishing, corrects: true });
  if (note.blockKey !== null && !published.blocks.some(({ key }) => key === note.blockKey))
    throw new Refusal('invalid', 'The story has no such block any more.', 'blockKey');
  const { articleId, actor, now } = publishing;
  await tx.correction.create({
    data: { ...note, articleId, revisionId: published.revisionId, authorId: actor.userId, at: now },
  });
  return published;
}
