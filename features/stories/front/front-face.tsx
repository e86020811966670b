import { EVENT_ID, EventBlock } from '@/features/stories/events/event-block';
import { Letters } from '@/features/stories/letters';
import type { Front } from '@/features/stories/list-front';
import { Rail } from '@/features/stories/rail';
import { SectionBlocks } from '@/features/stories/section-block';
import { SourceLine } from '@/features/stories/source-line';
import { CardStory, LeadStory } from '@/features/stories/story';

interface Props {
  front: Front;
  rail: Parameters<typeof Rail>[0];
  siteName: string;
}

/** The front page between masthead and footer. */
export function FrontFace({ front, rail, siteName: name }: Props) {
  const { breaking, event, lead, seconds, languages, totals } = front;
  const below = event?.some(({ id }) => id === breaking?.id);
  return (
    <>
      {breaking ? (
        <aside className="breaking" aria-label="Breaking">
          <div className="page">
            <b>Breaking</b>
            <a href={below ? `#${EVENT_ID}` : breaking.path}>{breaking.headline}</a>
            <SourceLine story={breaking} />
          </div>
        </aside>
      ) : null}
      <h1 className="vh">{name}, front page</h1>
      <div className="page front-grid">
        <div>
          {lead ? <LeadStory story={lead} /> : <p>No story has been published yet.</p>}
          <div className="two empty:hidden">
            {seconds.map((story) => (
              <CardStory key={story.id} story={story} />
            ))}
          </div>
        </div>
        <Rail {...rail} />
      </div>
      <Letters languages={languages} totals={totals} />
      <div className="page">
        {event ? <EventBlock event={event} /> : null}
        <SectionBlocks sections={front.sections} />
      </div>
    </>
  );
}
