'use client';
import type { MouseEvent } from 'react';
import type { Bench } from '@/features/newsroom/workbench/bench';
import { BlockEditor } from '@/features/newsroom/workbench/blocks/block-editor.client';
import { contentOf, isText } from '@/features/newsroom/workbench/blocks/content-of';
import { caretIn } from '@/features/newsroom/workbench/blocks/find-caret';
import type { Caret } from '@/features/newsroom/workbench/blocks/place-caret';
import type { Row } from '@/features/newsroom/workbench/points';
import { AttributesForm } from '@/features/newsroom/workbench/rows/picture-form.client';
import { MarkedText } from '@/features/newsroom/workbench/rows/row-text.client';
import { SlashMenu } from '@/features/newsroom/workbench/rows/slash-menu.client';
import { useWriting } from '@/features/newsroom/workbench/rows/use-writing';
import { directionOf } from '@/lib/locale';

interface Props {
  row: Row;
  bench: Bench;
  writing: { caret: Caret } | null;
}

const NOT_THE_TEXT = 'button, input, textarea, select, label, summary, kbd, .fold, .h, .hint';

/** A click anywhere on our side of a row means to write there. With Ctrl a link is followed. */
export function openText(event: MouseEvent, row: Row, bench: Bench): void {
  const { target, currentTarget, detail } = event;
  if (!(target instanceof Element) || target.closest(NOT_THE_TEXT)) return;
  const { writing, current } = bench.now();
  // The second half of a double click, after the first one moved what stands here.
  if (detail > 1 && writing && current !== row.place) return;
  if (target.closest('a')) {
    if (!isText(row) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
  }
  if (writing && current === row.place) {
    if (!target.closest('.writing')) bench.opening.focusText();
    return;
  }
  const words = currentTarget.querySelector('.words') ?? currentTarget;
  bench.write(row.place, row.html === '' ? 'end' : caretIn(words, event));
}

/** Our side of a row: plain words until somebody writes in them. */
export function English({ row, bench, writing }: Props) {
  const content = row.block ?? { kind: 'paragraph', attributes: {}, html: row.html };
  if (writing && isText(row)) return <Writing row={row} bench={bench} opening={writing} />;
  const form = writing && row.block;
  return (
    <div className="words">
      {row.html === '' && isText(row) ? (
        <p className="mut" data-empty>
          {row.number ? 'Write, or / to insert' : row.label}
        </p>
      ) : (
        <MarkedText row={row} side="english" {...content} html={row.html} />
      )}
      {form && (
        <AttributesForm
          kind={form.kind}
          attributes={form.attributes}
          change={(attributes) =>
            bench.type({
              blocks: [{ key: form.key, block: contentOf({ ...form, attributes }) }],
            })
          }
        />
      )}
    </div>
  );
}

function Writing({ row, bench, opening }: { row: Row; bench: Bench; opening: { caret: Caret } }) {
  const { asks, menu } = useWriting(row, bench);
  const { language } = bench.now().draft;
  const block = row.block ?? { kind: 'paragraph', attributes: {}, html: row.html };
  return (
    <>
      <BlockEditor
        key={`${row.place} ${block.kind}`}
        {...{ block, opening, language, asks }}
        isField={!row.block}
        direction={directionOf(language)}
        label={`${row.label}, text`}
      />
      {menu && <SlashMenu menu={menu} />}
    </>
  );
}
