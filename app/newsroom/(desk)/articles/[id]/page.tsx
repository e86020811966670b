import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { requireMay, requireUser } from '@/features/accounts/current-user';
import { listNotes } from '@/features/newsroom/notes/queries';
import { readDraft } from '@/features/newsroom/saving/queries';
import { findBlockers } from '@/features/newsroom/workflow/find-blockers';
import { getSubject, getSurroundings } from '@/features/newsroom/workbench/queries';
import { CATCH_EARLY } from '@/features/newsroom/workbench/typing/early-keys';
import { Workbench } from '@/features/newsroom/workbench/workbench.client';

export const metadata: Metadata = { title: 'Story' };

interface Props {
  params: Promise<{ id: string }>;
  /** `note`: the id of a note that somebody came for. */
  searchParams: Promise<{ note?: string | string[] }>;
}

/** One story on the bench. Who may read but not edit it gets it read-only, with the reason. */
export default async function StoryPage({ params, searchParams }: Props) {
  await requireUser();
  const { id: typed } = await params;
  const id = /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
  const subject = await getSubject(id);
  if (!subject) notFound();
  const user = await requireMay('article.read', subject);
  const [draft, around, blockers, notes] = await Promise.all([
    readDraft(id, user),
    getSurroundings(id, new Date()),
    findBlockers(id),
    listNotes(id, user),
  ]);
  if (!around) notFound();
  // What writing can put right the bench finds by itself, and it goes as it is put right (`list-stops.ts`).
  const elsewhere = blockers.filter(({ place }) => !/^(?:block|field):/.test(place)).map(({ says }) => says);
  const note = (await searchParams).note;
  const cameFor = note === undefined ? undefined : notes.notes.find(({ id: one }) => String(one) === note);
  const nonce = /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1];
  return (
    <>
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: CATCH_EARLY }} />
      <Workbench
        key={id}
        {...{ draft, around, elsewhere, notes }}
        me={{ id: user.id, name: user.name }}
        cameFor={note === undefined ? undefined : (cameFor?.block ?? '')}
      />
    </>
  );
}
