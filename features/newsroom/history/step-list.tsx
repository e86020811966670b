import { ShortMoment } from '@/components/ui/clock';
import { Icon } from '@/components/ui/icon';
import type { listSteps, Told } from '@/features/newsroom/history/queries';
import type { HistoryAddress, Step, Version } from '@/features/newsroom/history/schema';
import { historyAddress } from '@/features/newsroom/history/version-name';

// What each step is called, its mark, and the colour of the mark.
const STEPS: Readonly<Record<string, readonly [string, string, string]>> = {
  translated: ['First translation', 'machine', ''],
  imported: ['Came in', 'new', ''],
  edited: ['Edited', 'edited', 'st-pencil'],
  reviewed: ['Read', 'checked', 'st-good'],
  published: ['Published', 'live', 'st-good'],
  corrected: ['Corrected', 'live', 'st-doubt'],
  taken_over: ['Taken over from the outlet', 'stale', 'st-stale'],
  restored: ['Brought back', 'left', 'st-pencil'],
  withdrawn: ['Withdrawn', 'gone', 'st-stop'],
};

interface Props {
  told: Told;
  address: HistoryAddress;
  list: Awaited<ReturnType<typeof listSteps>>;
  current: Version | undefined;
}

/** Every step of a story's life, newest first; each leads to what has changed since. */
export function StepList({ told, address, list, current }: Props) {
  const link = (change: Partial<HistoryAddress>) =>
    historyAddress(told.id, {
      to: 'now',
      show: address.show,
      before: address.before,
      block: address.block,
      ...change,
    });
  return (
    <section className="pane steps" aria-label="Versions">
      <div className="scroll" tabIndex={0} role="group" aria-label="List of versions">
        <ol>
          {list.steps.map((step) => (
            <li key={step.number}>
              <a
                className="rev"
                href={link({ from: step.number })}
                aria-current={step.number === current ? 'true' : undefined}
              >
                <StepRow step={step} />
              </a>
            </li>
          ))}
        </ol>
        <p className="row wrap pad">
          {address.before !== undefined && <a href={link({ before: undefined })}>Newest versions</a>}
          {list.before !== null && <a href={link({ before: list.before })}>Earlier versions</a>}
        </p>
      </div>
    </section>
  );
}

function StepRow({ step }: { step: Step }) {
  const [word, icon, tone] = STEPS[step.reason] ?? [step.reason, 'dots', ''];
  return (
    <>
      <span className={`st ${tone}`}>
        <Icon name={icon} />
      </span>
      <span className="b">
        {word} <span className="n">{step.number}</span>
      </span>
      <span className="xs dim">
        <ShortMoment at={step.at} />
      </span>
      <span />
      <span className="xs mut who">
        {step.author}
        {step.comment && `: ${step.comment}`}
        {step.isPublished && ' · kept for ever'}
      </span>
    </>
  );
}
