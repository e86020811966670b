import type { StoryCard } from '@/features/articles/schema';
import { PictureLink } from '@/features/media/picture';
import { SourceLine } from '@/features/stories/source-line';
import { OriginalHeadline } from '@/features/stories/story';

/** *You may like*: the best of it with its picture, the others with their originals. */
export function Related({ stories }: { stories: readonly StoryCard[] }) {
  if (stories.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="you-may-like">
      <div className="bh">
        <h2 className="big" id="you-may-like">
          You may like
        </h2>
      </div>
      <div className="stack">
        {stories.map((story, at) => (
          <article key={story.id} className="card">
            {at === 0 && story.picture ? (
              <PictureLink picture={story.picture} path={story.path} place="card" />
            ) : null}
            <h3>
              <a href={story.path}>{story.headline}</a>
            </h3>
            <OriginalHeadline story={story} />
            <SourceLine story={story} />
          </article>
        ))}
      </div>
    </section>
  );
}
