import type { StoryCard } from '@/features/articles/schema';
import type { Event } from '@/features/stories/events/get-event';
import { SourceLine } from '@/features/stories/source-line';
import { OriginalHeadline } from '@/features/stories/story';
import { inWords } from '@/components/ui/counted';

/** What a breaking story's strip leads to when the event stands below. */
export const EVENT_ID = 'event';

/** One event as several outlets headline it, in their own words first; none is ranked above another. */
export function EventBlock({ event }: { event: Event }) {
  return (
    <section className="panel" id={EVENT_ID} aria-labelledby="one-event">
      <div className="bh">
        <h2 className="big" id="one-event">
          One event, {inWords(event.length)} outlets
        </h2>
      </div>
      <div className="clu">{event.map(report)}</div>
    </section>
  );
}

function report(story: StoryCard) {
  return (
    <article key={story.id}>
      <OriginalHeadline story={story} />
      <h3>
        <a href={story.path}>{story.headline}</a>
      </h3>
      <p className="dek">{story.standfirst}</p>
      <SourceLine story={story} />
    </article>
  );
}
