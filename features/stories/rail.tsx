import type { StoryCard } from '@/features/articles/schema';
import { BriefSourceLine } from '@/features/stories/source-line';
import { clockIn, isoIn, shortDateIn } from '@/lib/text/dates';
import { env } from '@/lib/env';

interface RailProps {
  trends: readonly StoryCard[];
  latest: readonly StoryCard[];
}

/** What stands beside a page: the most read of the last day, and the newest. */
export function Rail({ trends, latest }: RailProps) {
  return (
    <aside className="rail" aria-label="More stories">
      {trends.length > 0 ? (
        <section>
          <div className="bh">
            <h2>Trends 24h</h2>
            <a href="/trending">All trends</a>
          </div>
          <ol className="rank">{trends.map((story) => railItem(story, null))}</ol>
        </section>
      ) : null}
      <section>
        <div className="bh">
          <h2>Latest</h2>
          <a href="/latest">All the latest</a>
        </div>
        <ol className="lt">{latest.map((story) => railItem(story, whenOf(story, latest[0])))}</ol>
      </section>
    </aside>
  );
}

function railItem(story: StoryCard, when: string | null) {
  return (
    <li key={story.id}>
      {when ? <time dateTime={isoIn(story.publishedAt, env().SITE_TIME_ZONE)}>{when}</time> : null}
      <div>
        <h3>
          <a href={story.path}>{story.headline}</a>
        </h3>
        <BriefSourceLine story={story} />
      </div>
    </li>
  );
}

/** A clock for stories of the newest one's day, a date for older ones: no reader takes yesterday for today. */
function whenOf(story: StoryCard, newest: StoryCard = story): string {
  const zone = env().SITE_TIME_ZONE;
  const date = shortDateIn(story.publishedAt, zone);
  return date === shortDateIn(newest.publishedAt, zone) ? clockIn(story.publishedAt, zone) : date;
}
