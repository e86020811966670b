import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireMay, requireUser } from '@/features/accounts/current-user';
import { PublishingPage } from '@/features/newsroom/workflow/page/publishing-page';
import { getPublishing } from '@/features/newsroom/workflow/queries';
import { subjectOf } from '@/features/newsroom/workflow/take-step';

export const metadata: Metadata = { title: 'Publishing' };

export default async function ArticlePublishing({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, user] = [await params, await requireUser()];
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const now = new Date();
  const publishing = await getPublishing({ articleId: Number(id), user, now });
  if (!publishing) notFound();
  await requireMay('article.read', subjectOf(publishing.article));
  return <PublishingPage publishing={publishing} now={now} />;
}
