import type { StoryCard } from '@/features/articles/schema';
import { listRail, listSection, listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Rail } from '@/features/stories/rail';
import { StoriesByDay } from '@/features/stories/story-groups';
import { CardStory, LeadStory } from '@/features/stories/story';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/text/search-params';

interface Props {
  params: Promise<{ section: string }>;
  searchParams: SearchParams;
}

export default async function SectionPage({ params, searchParams }: Props) {
  const { section: slug } = await params;
  const after = single((await searchParams).after);
  const [found, rail, sections] = await Promise.all([
    listSection({ slug, after }),
    listRail(),
    listSections(),
  ]);
  if (!found) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const { section, stories, next } = found;
  const path = `/${slug}`;
  const [lead, second, third, ...rest] = after ? [] : leadFirst(stories);
  return (
    <Frame sections={sections} current={slug}>
      <ListHead
        title={section.name}
        description={`${section.name} news first told in other languages, in English with the original beside it.`}
        path={after ? `${path}?after=${encodeURIComponent(after)}` : path}
        feeds={path}
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">{section.name}</h1>
          <p>{after ? 'Older stories' : section.description}</p>
        </header>
        <div className="with-rail">
          <div>
            {lead ? (
              <div className="section-lead">
                <LeadStory story={lead} />
              </div>
            ) : null}
            {second ? (
              <div className="two mb-8">
                <CardStory story={second} />
                {third ? <CardStory story={third} /> : null}
              </div>
            ) : null}
            <StoriesByDay stories={after ? stories : rest} />
            {stories.length === 0 ? <p>No story has been published here yet.</p> : null}
            <Pager path={path} next={next} />
          </div>
          <Rail {...rail} />
        </div>
      </div>
    </Frame>
  );
}

/** The newest story with a picture leads, unless it is no longer new. */
function leadFirst(stories: readonly StoryCard[]): StoryCard[] {
  const lead = stories.slice(0, 4).find(({ picture }) => picture !== null) ?? stories[0];
  return lead ? [lead, ...stories.filter((story) => story !== lead)] : [];
}
