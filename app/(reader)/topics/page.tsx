import { IndexList } from '@/features/directory/index-list';
import { listTopics } from '@/features/directory/queries';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';

export default async function TopicsPage() {
  const [topics, sections] = await Promise.all([listTopics(), listSections()]);
  return (
    <Frame sections={sections}>
      <ListHead title="Topics" description="What our stories are about, from A to Z." path="/topics" />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Topics</h1>
          <p>What our stories are about, from A to Z, with the number of stories on each.</p>
        </header>
        <IndexList shelves={topics} path="/topics" />
      </div>
    </Frame>
  );
}
