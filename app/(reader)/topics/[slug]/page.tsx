import { listTopic } from '@/features/directory/queries';
import { listRail, listSections } from '@/features/stories/queries';
import { Rail } from '@/features/stories/rail';
import { ListHead } from '@/features/seo/page-head';
import { ListJsonLd } from '@/features/seo/page-json-ld';
import { StoriesByDay } from '@/features/stories/story-groups';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { storyCount } from '@/components/ui/counted';
import { answerStatus } from '@/lib/render';
import { pagePath, single, type SearchParams } from '@/lib/pages/search-params';

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function TopicPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const after = single((await searchParams).after);
  const [found, rail, sections] = await Promise.all([listTopic({ slug, after }), listRail(), listSections()]);
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
        path={pagePath(path, after)}
        feeds={path}
      />
      <div className="page">
        <header className="head-block">
          <p className="kicker">
            <a href="/topics">Topics</a>
          </p>
          <h1 className="title">{topic.name}</h1>
          <p>{storyCount(topic.articles)} so far, newest first.</p>
        </header>
        <div className="with-rail">
          <div>
            <StoriesByDay stories={stories} />
            <Pager path={path} next={next} />
          </div>
          <Rail {...rail} />
        </div>
      </div>
      <ListJsonLd
        list={{ name: topic.name, path, stories, parent: { name: 'Topics', path: '/topics' } }}
        after={after}
      />
    </Frame>
  );
}
