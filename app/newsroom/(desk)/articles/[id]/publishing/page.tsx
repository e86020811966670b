import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireMay, requireUser } from '@/features/accounts/current-user';
import { PublishingPage } from '@/features/newsroom/workflow/page/publishing-page';
import { getPublishing } from '@/features/newsroom/workflow/queries';
import { subjectOf } from '@/features/newsroom/workflow/take-step';

export const metadata: Metadata = { title: 'Publishing' };

const MOST = 2000; // letters of a note

interface Props {
  params: Promise<{ id: string }>;
  /** `note`: what readers should be told of the changes. */
  searchParams: Promise<{ note?: string | string[] }>;
}

export default async function ArticlePublishing({ params, searchParams }: Props) {
  const [{ id }, { note }, user] = [await params, await searchParams, await requireUser()];
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const now = new Date();
  const publishing = await getPublishing({ articleId: Number(id), user, now });
  if (!publishing) notFound();
  await requireMay('article.read', subjectOf(publishing.article));
  return (
    <PublishingPage
      {...{ publishing, now }}
      note={typeof note === 'string' ? note.slice(0, MOST) : undefined}
    />
  );
}
