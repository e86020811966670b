import type { SectionRef, StoryCard } from '@/features/articles/schema';
import { CardStory, ShortStory } from '@/features/stories/story';

interface SectionBlockProps {
  section: SectionRef;
  stories: readonly StoryCard[];
}

/** A section on the front page: a big story, a second one, and a column of short ones. */
export function SectionBlock({ section, stories }: SectionBlockProps) {
  const [first, second, ...rest] = stories;
  if (!first) return null;
  return (
    <section className="panel" aria-labelledby={`s-${section.slug}`}>
      <div className="bh">
        <h2 className="big" id={`s-${section.slug}`}>
          {section.name}
        </h2>
        <a href={`/${section.slug}`}>All of {section.name}</a>
      </div>
      <div className="spread">
        <CardStory story={first} />
        {second ? <CardStory story={second} /> : null}
        {rest.length > 0 ? (
          <div className="shorts">
            {rest.map((story) => (
              <ShortStory key={story.id} story={story} />
            ))}
          </div>
        ) : null}
      </div>
    </section>
  );
}
