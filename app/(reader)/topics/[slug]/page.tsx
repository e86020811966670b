import { listTopic } from '@/features/directory/queries';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { StoriesByDay } from '@/features/stories/story-groups';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/text/search-params';

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function TopicPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const after = single((await searchParams).after);
  const [found, sections] = await Promise.all([listTopic({ slug, after }), listSections()]);
  if (!found) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const { topic, stories, next } = found;
  const path = `/topics/${slug}`;
  return (
    <Frame sections={sections}>
      <ListHead
        title={topic.name}
        description={`${topic.name}: stories first told in other languages, in English with the original beside them.`}
        path={after ? `${path}?after=${encodeURIComponent(after)}` : path}
        feeds={path}
      />
      <div className="page max-w-[62rem]">
        <header className="head-block">
          <p className="kicker">
            <a href="/topics">Topics</a>
          </p>
          <h1 className="title">{topic.name}</h1>
          <p>
            {topic.articles} {topic.articles === 1 ? 'story' : 'stories'} on this, first told in other
            languages.
          </p>
        </header>
        <StoriesByDay stories={stories} />
        <Pager path={path} next={next} />
      </div>
    </Frame>
  );
}
