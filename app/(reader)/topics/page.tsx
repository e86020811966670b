import { listTopics } from '@/features/directory/list-indexes';
import { IndexLetters } from '@/features/directory/index-letters';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { pagePath, single, type SearchParams } from '@/lib/pages/search-params';

export default async function TopicsPage({ searchParams }: { searchParams: SearchParams }) {
  const after = single((await searchParams).after);
  const [index, sections] = await Promise.all([listTopics(after), listSections()]);
  if (!index) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  return (
    <Frame sections={sections}>
      <ListHead
        title="Topics"
        description="What our stories are about, from A to Z."
        path={pagePath('/topics', after)}
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Topics</h1>
          <p>
            {index.entries.length > 0
              ? 'What our stories are about, wherever and in whichever language they were first told.'
              : 'No story carries a topic yet.'}
          </p>
        </header>
        <IndexLetters entries={index.entries} path="/topics" />
        <Pager path="/topics" next={index.next} label="More topics" />
      </div>
    </Frame>
  );
}
