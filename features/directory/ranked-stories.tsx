import type { StoryCard } from '@/features/articles/schema';
import { SourceLine } from '@/features/stories/source-line';
import { OriginalHeadline } from '@/features/stories/story';

/** Stories by rank, the first one largest. */
export function RankedStories({ stories }: { stories: readonly StoryCard[] }) {
  return (
    <ol className="rank long">
      {stories.map((story) => (
        <li key={story.id}>
          <div>
            <h2>
              <a href={story.path}>{story.headline}</a>
            </h2>
            <OriginalHeadline story={story} />
            <SourceLine story={story} />
          </div>
        </li>
      ))}
    </ol>
  );
}
