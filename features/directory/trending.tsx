import type { TrendingStory } from '@/features/stories/queries';
import { SourceLine } from '@/features/stories/source-line';
import { OriginalHeadline } from '@/features/stories/story';
import { volumeClass } from '@/components/site/calendar';
import { counted } from '@/components/ui/counted';

/** The most read stories in their order, each with its views and their share of the most viewed one's. */
export function Trending({ stories }: { stories: readonly TrendingStory[] }) {
  const most = Math.max(1, ...stories.map(({ views }) => views));
  return (
    <ol className="rank chart">
      {stories.map(({ story, views }) => (
        <li key={story.id}>
          <div>
            <h2>
              <a href={story.path}>{story.headline}</a>
            </h2>
            <OriginalHeadline story={story} />
            <SourceLine story={story} />
          </div>
          <p className={volumeClass(views, most)}>{counted(views, 'view', 'views')}</p>
        </li>
      ))}
    </ol>
  );
}
