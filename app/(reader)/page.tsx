import { EVENT_ID, EventBlock } from '@/features/stories/events/event-block';
import { listFront } from '@/features/stories/list-front';
import { listRail, listSections } from '@/features/stories/queries';
import { Letters } from '@/features/stories/letters';
import { Rail } from '@/features/stories/rail';
import { SectionBlock } from '@/features/stories/section-block';
import { SourceLine } from '@/features/stories/source-line';
import { CardStory, LeadStory } from '@/features/stories/story';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { dayName } from '@/lib/text/dates';
import { dayIn } from '@/lib/text/days';
import { env } from '@/lib/env';

const DESCRIPTION =
  'News from outlets that do not publish in English, translated paragraph by paragraph, with the original beside it.';

export default async function FrontPage() {
  const [front, rail, sections] = await Promise.all([listFront(), listRail(), listSections()]);
  const { breaking, event, lead, seconds, languages, totals } = front;
  const below = event?.some(({ id }) => id === breaking?.id);
  const name = env().SITE_NAME;
  return (
    <Frame sections={sections} edition={editionLine(totals)}>
      <ListHead title={`${name}: non-English news in English`} description={DESCRIPTION} path="/" />
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
        {front.sections.map(({ section, stories }) => (
          <SectionBlock key={section.slug} section={section} stories={stories} />
        ))}
      </div>
    </Frame>
  );
}

function editionLine({
  stories,
  outlets,
  languages,
}: {
  stories: number;
  outlets: number;
  languages: number;
}) {
  return (
    <>
      {dayName(dayIn(new Date(), env().SITE_TIME_ZONE))}
      {stories > 0 ? (
        <span>
          {stories} stories, {outlets} outlets, {languages} languages in the last day
        </span>
      ) : null}
    </>
  );
}
