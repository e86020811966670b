import type { StoryCard } from '@/features/articles/schema';
import { StoryRow } from '@/features/stories/story';
import { storyCount } from '@/components/ui/counted';
import { dayDate } from '@/lib/text/dates';

interface SameDayProps {
  day: string;
  stories: readonly StoryCard[];
  total: number;
}

/** *All news articles on* the article's day: the first of them, and the way to the rest. */
export function SameDay({ day, stories, total }: SameDayProps) {
  return (
    <section className="panel" aria-labelledby="same-day">
      <div className="bh">
        <h2 className="big" id="same-day">
          All news articles on {dayDate(day)}
        </h2>
        <a href={`/archive/${day}`}>{total === 1 ? 'This one story' : `All ${storyCount(total)}`}</a>
      </div>
      <ol className="rows two-columns">
        {stories.map((story) => (
          <StoryRow key={story.id} story={story} />
        ))}
      </ol>
    </section>
  );
}
