import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { listTopics, TopicFilter } from '@/features/newsroom/offices/topics/list-topics';
import { TopicShelf } from '@/features/newsroom/offices/topics/topic-shelf';

export const metadata: Metadata = { title: 'Topics' };

interface Props {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function TopicsPage({ searchParams }: Props) {
  const user = await requireMay('topic.edit');
  const filter = TopicFilter.parse(await searchParams);
  const page = await listTopics(filter);
  return (
    <TopicShelf {...{ filter, page }} edits={may(user, 'topic.edit')} merges={may(user, 'topic.merge')} />
  );
}
