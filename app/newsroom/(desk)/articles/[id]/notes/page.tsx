import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireMay, requireUser } from '@/features/accounts/current-user';
import { NotesPane } from '@/features/newsroom/notes/notes-pane.client';
import { listNotes } from '@/features/newsroom/notes/queries';
import { readDraft } from '@/features/newsroom/saving/queries';
import { getSubject } from '@/features/newsroom/workbench/queries';

export const metadata: Metadata = { title: 'Notes' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

/** The notes on a story, on a page of their own. */
export default async function NotesPage({ params, searchParams }: Props) {
  await requireUser();
  const id = number((await params).id) ?? 0;
  const subject = await getSubject(id);
  if (!subject) notFound();
  const user = await requireMay('article.note', subject);
  const { before } = await searchParams;
  const [notes, draft] = await Promise.all([
    listNotes(id, user, typeof before === 'string' ? number(before) : undefined),
    readDraft(id, user),
  ]);
  return (
    <main id="main" className="page">
      <h1>Notes</h1>
      <p>
        <a href={`/newsroom/articles/${id}`}>{draft.fields.headline || 'Untitled'}</a>
      </p>
      <NotesPane
        articleId={id}
        notes={notes}
        blocks={draft.blocks.map(({ key }, at) => [key, `Block ${at + 1}`] as const)}
      />
    </main>
  );
}

function number(typed: string): number | undefined {
  return /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
}
