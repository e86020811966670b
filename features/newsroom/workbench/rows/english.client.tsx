'use client';
import type { MouseEvent } from 'react';
import type { Bench } from '@/features/newsroom/workbench/bench';
import { BlockEditor, type Caret } from '@/features/newsroom/workbench/blocks/block-editor.client';
import { contentOf } from '@/features/newsroom/workbench/blocks/content-of';
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

const WORDS = new Set(['paragraph', 'heading', 'quote', 'list', 'table', 'fact_box']);

/** Our side of a row: plain words until somebody writes in them. */
export function English({ row, bench, writing }: Props) {
  const content = row.block ?? { kind: 'paragraph', attributes: {}, html: row.html };
  if (writing && WORDS.has(content.kind)) return <Writing row={row} bench={bench} caret={writing.caret} />;
  const open = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a, input, button')) return;
    bench.write(row.place, { left: event.clientX, top: event.clientY });
  };
  const form = writing && row.block;
  return (
    <div onClick={form ? undefined : open} className="words">
      {row.html === '' && WORDS.has(content.kind) ? (
        <p className="mut">{row.number ? 'Write, or / to insert' : row.label}</p>
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

function Writing({ row, bench, caret }: { row: Row; bench: Bench; caret: Caret }) {
  const { asks, menu } = useWriting(row, bench);
  const { language } = bench.snapshot().draft;
  const block = row.block ?? { kind: 'paragraph', attributes: {}, html: row.html };
  return (
    <>
      <BlockEditor
        key={`${row.place} ${block.kind}`}
        {...{ block, caret, language, asks }}
        direction={directionOf(language)}
        label={`${row.label}, text`}
      />
      {menu && <SlashMenu menu={menu} />}
    </>
  );
}
