import { listLatest, listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { ListJsonLd } from '@/features/seo/page-json-ld';
import { StoriesByDay } from '@/features/stories/story-groups';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/pages/search-params';

export default async function LatestPage({ searchParams }: { searchParams: SearchParams }) {
  const after = single((await searchParams).after);
  const [list, sections] = await Promise.all([listLatest({ after }), listSections()]);
  if (!list) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  return (
    <Frame sections={sections}>
      <ListHead
        title="Latest"
        description="The newest stories from outlets that do not publish in English."
        path={after ? `/latest?after=${encodeURIComponent(after)}` : '/latest'}
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Latest</h1>
          <p>
            Every story, newest first, also as <a href="/feed.xml">RSS</a>.
          </p>
        </header>
        <div className="max-w-[58rem]">
          <StoriesByDay stories={list.stories} />
          <Pager path="/latest" next={list.next} />
        </div>
      </div>
      <ListJsonLd list={{ name: 'Latest', path: '/latest', stories: list.stories }} after={after} />
    </Frame>
  );
}
