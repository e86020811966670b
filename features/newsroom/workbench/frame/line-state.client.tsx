'use client';
import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { plainText } from '@/lib/text/plain-text';
import { lineSentence, lineWords } from '@/features/newsroom/workbench/outbox/line';
import { keptPlaces } from '@/features/newsroom/workbench/outbox/outbox';
import { Icon } from '@/components/ui/icon';

const ICONS = {
  saved: 'saved',
  saving: 'cloud',
  kept: 'kept',
  offline: 'kept',
  'signed-out': 'kept',
} as const;

const never = () => () => undefined;
const findSlot = () => document.getElementById('line-state');

/** In the top bar: where the last words are. Announced when it changes, not with every letter. */
export function LineState({ view, bench }: { view: View; bench: Bench }) {
  // The bar is the shell's, and stands before this page does; the server has no document.
  const slot = useSyncExternalStore(never, findSlot, () => null);
  const kept = keptPlaces(view).length;
  const aside = view.aside.length;
  const isSaved = view.line.state === 'saved' && aside === 0;
  if (!slot) return null;
  return createPortal(
    <span
      className={isSaved ? 'conn' : 'conn off'}
      data-line={view.line.state}
      data-keeping={view.line.keeping || undefined}
    >
      <Icon name={aside > 0 && view.line.state === 'saved' ? 'kept' : ICONS[view.line.state]} />
      <span>{lineWords(view.line, { kept, aside }, bench.clock)}</span>
    </span>,
    slot,
  );
}

interface Props {
  view: View;
  bench: Bench;
  tryNow: () => void;
}

/** The strip over the page, only while something is kept here that the server does not have. */
export function LineStrip({ view, bench, tryNow }: Props) {
  const places = keptPlaces(view);
  const counted = { changes: places.length, blocks: places.length };
  const says = lineSentence(view.line, counted, bench.clock);
  if (!says) return null;
  return (
    <div className={view.line.full ? 'note stop strip' : 'note doubt strip'} role="status">
      <Icon name="kept" />
      <div>{says}</div>
      <div className="row">
        {view.line.state === 'signed-out' ? (
          <a
            className="btn sm pri"
            href={`/newsroom/sign-in?callbackUrl=${encodeURIComponent(`/newsroom/articles/${view.draft.id}`)}`}
            target="_blank"
            rel="noopener"
          >
            Sign in
          </a>
        ) : (
          <button type="button" className="btn sm" onClick={tryNow}>
            Try now
          </button>
        )}
        <button
          type="button"
          className="btn sm"
          onClick={() => void navigator.clipboard.writeText(allText(view))}
        >
          Copy all as text
        </button>
        <button type="button" className="btn sm" onClick={() => saveAsFile(view)}>
          Save as a file
        </button>
      </div>
    </div>
  );
}

function allText({ draft }: View): string {
  return [draft.fields.headline, draft.fields.standfirst, ...draft.blocks.map(({ html }) => plainText(html))]
    .filter((text) => text !== '')
    .join('\n\n');
}

function saveAsFile(view: View): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([allText(view)], { type: 'text/plain' }));
  link.download = `${view.draft.fields.slug || 'story'}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
}
