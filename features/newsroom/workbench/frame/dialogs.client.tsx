'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { KeyList } from '@/features/newsroom/palette/key-list';
import { RowText } from '@/features/newsroom/workbench/rows/row-text.client';
import { Icon } from '@/components/ui/icon';

/** The keys of this page, and the story as its readers will see it. */
export function Dialogs({ view, bench }: { view: View; bench: Bench }) {
  if (view.dialog === 'keys')
    return (
      <Dialog title="Keys" close={() => bench.open(null)}>
        <KeyList under="dialog" of={['A story, on a block', 'A story, in the text', 'Everywhere']} />
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
