import type { ListedCorrection } from '@/features/directory/schema';
import { SourceLine } from '@/features/stories/source-line';
import { OriginalHeadline } from '@/features/stories/story';
import { Moment } from '@/components/ui/clock';
import { directionOf } from '@/lib/locale';

/** What was put right, each beside the original it was held against. */
export function Corrections({ corrections }: { corrections: readonly ListedCorrection[] }) {
  return (
    <ol className="amends">
      {corrections.map((correction) => (
        <li key={correction.id} className="twin bare">
          <div className="en">
            <h2>
              <a href={`${correction.story.path}#correction-${correction.id}`}>{correction.story.headline}</a>
            </h2>
            <p className="cor">
              <b>
                {kindName(correction.kind)}, <Moment at={correction.at} />.
              </b>{' '}
              {correction.text}
            </p>
            <SourceLine story={correction.story} />
          </div>
          {correction.story.originalHeadline ? (
            <div className="or">
              <OriginalHeadline story={correction.story} />
              <OriginalParagraph correction={correction} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function OriginalParagraph({ correction: { original, story } }: { correction: ListedCorrection }) {
  const language = story.originalLanguage;
  if (!original || !language) return null;
  return (
    <blockquote lang={language} dir={directionOf(language)}>
      {original}
    </blockquote>
  );
}

/** `editors_note` → `Editors note`, as under the article itself. */
function kindName(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).replace(/_/g, ' ');
}
