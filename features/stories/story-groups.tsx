import type { StoryCard } from '@/features/articles/schema';
import { StoryRow } from '@/features/stories/story';
import { clockIn, dayName } from '@/lib/text/dates';
import { dayIn } from '@/lib/text/days';
import { groupBy } from '@/lib/text/group-by';
import { env } from '@/lib/env';

interface StoriesProps {
  stories: readonly StoryCard[];
}

/** Stories of many days, newest first, under the name of each day. */
export function StoriesByDay({ stories }: StoriesProps) {
  const zone = env().SITE_TIME_ZONE;
  return groupBy(stories, (story) => dayIn(story.publishedAt, zone)).map(([day, group]) => (
    <section key={day} className="group">
      <h2>
        <a href={`/archive/${day}`}>{dayName(day)}</a>
      </h2>
      <ol className="rows">{group.map(row)}</ol>
    </section>
  ));
}

/** Stories of one day, newest first, by the hour they were published. */
export function StoriesByHour({ stories }: StoriesProps) {
  const zone = env().SITE_TIME_ZONE;
  return groupBy(stories, (story) => clockIn(story.publishedAt, zone).slice(0, 2)).map(([hour, group]) => (
    <section key={hour} className="group by-hour">
      <h2>{hour}:00</h2>
      <ol className="rows">{group.map(row)}</ol>
    </section>
  ));
}

function row(story: StoryCard) {
  return <StoryRow key={story.id} story={story} />;
}
