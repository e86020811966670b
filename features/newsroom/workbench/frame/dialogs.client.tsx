'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { RowText } from '@/features/newsroom/workbench/rows/row-text.client';
import { Icon } from '@/components/ui/icon';

const KEYS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'On a block',
    [
      ...([
        ['Checked, next unchecked', '↵'],
        ['Not checked', 'Shift ↵'],
        ['Next open point', 'N'],
        ['Edit', 'E'],
      ] as const),
      ...([
        ['First · second · third answer', '1 · 2 · 3'],
        ['History of the block', 'H'],
        ['Preview', 'P'],
      ] as const),
      ...([
        ['Next · previous block', 'J · K'],
        ['Undo', 'Ctrl Z'],
      ] as const),
    ],
  ],
  [
    'In the text',
    [
      ...([
        ['Checked, next', 'Ctrl ↵'],
        ['Leave, kept', 'Esc'],
        ['New block', '↵'],
        ['Insert', '/'],
      ] as const),
      ...([
        ['Move block', 'Alt ↑ ↓'],
        ['Next open point', 'Ctrl .'],
        ['Publish…', 'Ctrl Shift ↵'],
      ] as const),
    ],
  ],
];

/** The keys of this page, and the story as its readers will see it. */
export function Dialogs({ view, bench }: { view: View; bench: Bench }) {
  if (view.dialog === 'keys')
    return (
      <Dialog title="Keys" close={() => bench.open(null)}>
        <div className="kmap">
          {KEYS.flatMap(([place, keys]) => [
            <h3 key={place}>{place}</h3>,
            ...keys.map(([what, key]) => (
              <div key={what}>
                <span>{what}</span>
                <kbd>{key}</kbd>
              </div>
            )),
          ])}
        </div>
        <p className="hint pad">Single letters work only while a block is focused, never in a text field.</p>
      </Dialog>
    );
  if (view.dialog !== 'preview') return null;
  const { fields, blocks, language } = view.draft;
  return (
    <Dialog title="Preview, with what is not saved yet" close={() => bench.open(null)}>
      <div className="write preview" lang={language}>
        <p className="hl">{fields.headline}</p>
        <p className="stf">{fields.standfirst}</p>
        {blocks.map((block) => (
          <div key={block.key} className="b-row">
            <RowText {...block} />
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} aria-label={title} onClose={close} className="wide">
      <header>
        <h2 className="grow">{title}</h2>
        <button
          type="button"
          className="btn quiet ico"
          aria-label="Close"
          onClick={() => ref.current?.close()}
        >
          <Icon name="x" />
        </button>
      </header>
      <div className="scroll">{children}</div>
    </dialog>
  );
}
