import type { Hit, Piece } from '@/features/search/schema';
import { DatedSourceLine } from '@/features/stories/source-line';
import { directionOf } from '@/lib/locale';

/** A found story: its headlines, and across the seam the paragraph that says most of what was asked for. */
export function SearchHit({ hit }: { hit: Hit }) {
  const { story, headline, originalHeadline, passage } = hit;
  const language = story.originalLanguage ?? undefined;
  const script = { lang: language, dir: language && directionOf(language) };
  return (
    <li>
      <h2>
        <a href={story.path}>{marked(headline)}</a>
      </h2>
      {originalHeadline ? (
        <p className="og" {...script}>
          {marked(originalHeadline)}
        </p>
      ) : null}
      <DatedSourceLine story={story} />
      <div className="hit">
        <p>{marked(passage.english)}</p>
        {passage.original ? (
          <div className="or">
            <p {...script}>{marked(passage.original)}</p>
            {passage.paragraph ? (
              <a href={`${story.path}?view=bilingual#p${passage.paragraph}`}>
                Paragraph {passage.paragraph}, side by side
              </a>
            ) : null}
          </div>
        ) : null}
      </div>
    </li>
  );
}

function marked(pieces: readonly Piece[]) {
  return pieces.map(({ text, marked }, at) => (marked ? <mark key={at}>{text}</mark> : text));
}
