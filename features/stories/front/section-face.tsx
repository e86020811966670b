import type { StoryCard } from '@/features/articles/schema';
import type { SectionStories } from '@/features/stories/queries';
import { Rail } from '@/features/stories/rail';
import { CardStory, LeadStory } from '@/features/stories/story';
import { StoriesByDay } from '@/features/stories/story-groups';
import { Pager } from '@/components/site/pager';

interface Props {
  page: SectionStories;
  path: string;
  after?: string;
  rail: Parameters<typeof Rail>[0];
}

/** A section: what editors placed first, then its stories by day. */
export function SectionFace({ page: { section, pinned, stories, next }, path, after, rail }: Props) {
  const [lead, ...others] = after ? [] : leadFirst(pinned, stories);
  const beside = others.slice(0, Math.max(2, pinned.length - 1));
  return (
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
          {beside.length > 0 ? (
            <div className="two mb-8">
              {beside.map((story) => (
                <CardStory key={story.id} story={story} />
              ))}
            </div>
          ) : null}
          <StoriesByDay stories={after ? stories : others.slice(beside.length)} />
          {stories.length + pinned.length === 0 ? <p>No story has been published here yet.</p> : null}
          <Pager path={path} next={next} />
        </div>
        <Rail {...rail} />
      </div>
    </div>
  );
}

const AT_TOP = 5;

/** Of what editors placed, what stands at the top: the list of the newest need not repeat it. */
export function topOf({ pinned }: SectionStories): number[] {
  return pinned.slice(0, AT_TOP).map(({ id }) => id);
}

/** What editors placed first leads; else the newest story with a picture, unless it is no longer new. */
function leadFirst(pinned: readonly StoryCard[], stories: readonly StoryCard[]): StoryCard[] {
  if (pinned.length > 0) return [...pinned, ...stories];
  const lead = stories.slice(0, 4).find(({ picture }) => picture !== null) ?? stories[0];
  return lead ? [lead, ...stories.filter((story) => story !== lead)] : [];
}
