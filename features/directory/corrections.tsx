import type { CorrectedStory } from '@/features/directory/list-corrections';
import { BriefSourceLine } from '@/features/stories/source-line';
import { OriginalHeadline } from '@/features/stories/story';
import { Moment } from '@/components/ui/clock';

/** What we put right, newest first: the correction in the marker's yellow, then the story it belongs to. */
export function Corrections({ corrections }: { corrections: readonly CorrectedStory[] }) {
  return <ol className="corrections">{corrections.map(correctionItem)}</ol>;
}

function correctionItem(corrected: CorrectedStory) {
  const { id, at, kind, text, path, headline } = corrected;
  return (
    <li key={id}>
      <p className="cor">
        <b>
          {KINDS[kind] ?? 'Correction'}, <Moment at={at} />.
        </b>{' '}
        {text}
      </p>
      <div>
        <h2>
          <a href={`${path}#correction-${id}`}>{headline}</a>
        </h2>
        <OriginalHeadline story={corrected} />
        <BriefSourceLine story={corrected} />
      </div>
    </li>
  );
}

const KINDS: Readonly<Record<string, string>> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
  editors_note: 'Editor’s note',
};
