import type { SectionRef, StoryCard } from '@/features/articles/schema';
import { CardStory, ShortStory } from '@/features/stories/story';

interface SectionStories {
  section: SectionRef;
  stories: readonly StoryCard[];
}

interface Props {
  sections: readonly SectionStories[];
}

const SPREAD = 5; // further down readers skim
const IN_BRIEF = 3;

/** The sections on the front page, the freshest first: some at large, the rest in brief. */
export function SectionBlocks({ sections }: Props) {
  const brief = sections.slice(SPREAD);
  return (
    <>
      {sections.slice(0, SPREAD).map((one) => (
        <SectionSpread key={one.section.slug} {...one} />
      ))}
      {brief.length > 0 ? (
        <div className="briefs">
          {brief.map((one) => (
            <SectionBrief key={one.section.slug} {...one} />
          ))}
        </div>
      ) : null}
    </>
  );
}

/** A big story with two that have pictures; else with one, and a column of short ones. */
function SectionSpread({ section, stories }: SectionStories) {
  const cards = stories[1]?.picture && stories[2]?.picture ? 3 : 2;
  const short = cards === 2 ? stories.slice(cards) : [];
  return (
    <section className="panel" aria-labelledby={`s-${section.slug}`}>
      <SectionHeading section={section} size="big" />
      <div className="spread">
        {stories.slice(0, cards).map((story) => (
          <CardStory key={story.id} story={story} />
        ))}
        {short.length > 0 ? (
          <div className="shorts">
            {short.map((story) => (
              <ShortStory key={story.id} story={story} />
            ))}
          </div>
        ) : null}
      </div>
    </section>
  );
}

/** The newest of a section in a column of its own. */
function SectionBrief({ section, stories }: SectionStories) {
  return (
    <section className="panel shorts" aria-labelledby={`s-${section.slug}`}>
      <SectionHeading section={section} />
      {stories.slice(0, IN_BRIEF).map((story) => (
        <ShortStory key={story.id} story={story} />
      ))}
    </section>
  );
}

function SectionHeading({ section, size }: { section: SectionRef; size?: 'big' }) {
  return (
    <div className="bh">
      <h2 className={size} id={`s-${section.slug}`}>
        {section.name}
      </h2>
      <a href={`/${section.slug}`}>All of {section.name}</a>
    </div>
  );
}
