import type { StoryCard } from '@/features/articles/schema';
import { PictureLink } from '@/features/media/picture';
import { BriefSourceLine, SourceLine } from '@/features/stories/source-line';
import { Clock } from '@/components/ui/clock';
import { directionOf } from '@/lib/locale';
import { hyphenate } from '@/lib/text/hyphenate';
import { printedOnce } from '@/lib/text/print-markup';

interface Story {
  story: StoryCard;
}

/** The first story of a page: picture, and the headline with its original across the seam. */
export function LeadStory({ story }: Story) {
  return (
    <article>
      {story.picture ? <PictureLink picture={story.picture} path={story.path} place="lead" /> : null}
      <div className={story.picture ? 'twin' : 'twin bare'}>
        <div className="en">
          <h2>
            <a href={story.path}>{story.headline}</a>
          </h2>
          <p className="dek">{story.standfirst}</p>
          <SourceLine story={story} />
        </div>
        {story.originalHeadline ? (
          <div className="or">
            <OriginalHeadline story={story} />
            {story.showsOriginal ? (
              <a className="act" href={`${story.path}?view=bilingual`}>
                Read side by side
              </a>
            ) : null}
          </div>
        ) : null}
      </div>
    </article>
  );
}

/** A story with its standfirst, and its picture if it has one. */
export function CardStory({ story }: Story) {
  return (
    <article className="card">
      {story.picture ? <PictureLink picture={story.picture} path={story.path} place="card" /> : null}
      <h3>
        <a href={story.path}>{story.headline}</a>
      </h3>
      <OriginalHeadline story={story} />
      <p className="dek">{story.standfirst}</p>
      <SourceLine story={story} />
    </article>
  );
}

/** A story in a column of many: no picture, no standfirst. */
export function ShortStory({ story }: Story) {
  return (
    <article className="card">
      <h3>
        <a href={story.path}>{story.headline}</a>
      </h3>
      <OriginalHeadline story={story} />
      <SourceLine story={story} />
    </article>
  );
}

/** A line of a timetable: the hour, the headline, the original. */
export function StoryRow({ story }: Story) {
  return (
    <li>
      <Clock at={story.publishedAt} />
      <div>
        <h3>
          <a href={story.path}>{story.headline}</a>
        </h3>
        <OriginalHeadline story={story} />
        <BriefSourceLine story={story} />
      </div>
    </li>
  );
}

printedOnce(StoryRow, ({ story }) => story);

/** The headline as the outlet wrote it, in its own script and the second ink. */
export function OriginalHeadline({
  story,
}: {
  story: Pick<StoryCard, 'originalHeadline' | 'originalLanguage'>;
}) {
  if (!story.originalHeadline || !story.originalLanguage) return null;
  return (
    <p className="og" lang={story.originalLanguage} dir={directionOf(story.originalLanguage)}>
      {hyphenate(story.originalHeadline, story.originalLanguage)}
    </p>
  );
}
