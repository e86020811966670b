import { useState } from 'react';
import type { Bench } from '@/features/newsroom/workbench/bench';
import type { EditorAsks } from '@/features/newsroom/workbench/blocks/block-editor.client';
import {
  insertBlocks,
  mergeUp,
  pasteBlocks,
  rewrite,
  splitBlock,
} from '@/features/newsroom/workbench/blocks/change-blocks';
import { contentOf } from '@/features/newsroom/workbench/blocks/content-of';
import { plainText } from '@/lib/text/plain-text';
import { newBlockKey } from '@/features/newsroom/workbench/outbox/new-key';
import type { Row } from '@/features/newsroom/workbench/points';
import { type Kind, matchKinds } from '@/features/newsroom/workbench/rows/insert-kinds';

/** The insert menu under a block that begins with a stroke. */
export interface Menu {
  matches: Kind[];
  at: number;
  choose: (kind: Kind) => void;
}

/** Joins the editor of a row to the bench: typing, splitting, merging, pasting, and the insert menu. */
export function useWriting(row: Row, bench: Bench): { asks: EditorAsks; menu: Menu | null } {
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(false);
  const typed = /^\/(\p{L}*)$/u.exec(plainText(row.html))?.[1];
  const matches = typed === undefined || closed || !row.block ? [] : matchKinds(typed);
  const choose = (kind: Kind) => becomeKind(row, bench, kind);
  const chosen = () => {
    const kind = matches[Math.min(at, matches.length - 1)];
    if (kind) choose(kind);
  };
  const menuKey = (key: string): boolean => {
    if (matches.length === 0) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp')
      setAt((at + (key === 'ArrowDown' ? 1 : matches.length - 1)) % matches.length);
    else if (key === 'Enter') chosen();
    else if (key === 'Escape') setClosed(true);
    else return false;
    return true;
  };
  const asks = { ...asksOf(row, bench), menuKey };
  return {
    asks,
    menu: matches.length > 0 ? { matches, at: Math.min(at, matches.length - 1), choose } : null,
  };
}

function asksOf(row: Row, bench: Bench): Omit<EditorAsks, 'menuKey'> {
  const draft = () => bench.now().draft;
  const { block } = row;
  return {
    run: (command) => bench.run(command),
    say: (sentence) => bench.say(sentence),
    opens: (text) => bench.opening.opens(text),
    isHere: () => bench.now().current === row.place && bench.now().writing !== null,
    takeAhead: () => {
      const key = bench.opening.ahead.take();
      if (key === undefined) bench.opening.openNext(bench.opening.ahead.next());
      return key;
    },
    write: (html) => (block ? bench.type(rewrite(block, html)) : bench.type(fieldEdit(row.place, html))),
    split: (before, after) => {
      if (!block) return stepOn(bench);
      const key = newBlockKey();
      bench.do(splitBlock(draft(), block, { before, after, key }));
      bench.write(`block:${key}`, 'start');
      return true;
    },
    mergeUp: () => {
      const merged = block && mergeUp(draft(), block);
      if (!merged) return false;
      bench.do(merged.edit);
      bench.write(`block:${merged.into.key}`, plainText(merged.into.html).length);
      return true;
    },
    leaveBy: (direction) => {
      const { rows } = bench.now();
      const next = rows[rows.findIndex(({ place }) => place === row.place) + direction];
      if (next) bench.write(next.place, direction < 0 ? 'end' : 'start');
      return next !== undefined;
    },
    paste: (before, after, blocks) => {
      if (!block) return false;
      const { edit, last } = pasteBlocks(draft(), block, { before, after, blocks, newKey: newBlockKey });
      bench.do(edit);
      bench.write(`block:${last}`, after === '' ? 'end' : 'start');
      return true;
    },
  };
}

/** Enter in a headline or standfirst goes on to what comes next; under an empty story it makes the first paragraph. */
function stepOn(bench: Bench): boolean {
  const { rows, current, draft } = bench.now();
  const next = rows[rows.findIndex(({ place }) => place === current) + 1];
  if (next) bench.write(next.place, 'start');
  else addBlock(bench, draft.blocks.at(-1)?.key ?? null);
  return true;
}

/** An empty paragraph below a block, ready to be written in. */
export function addBlock(bench: Bench, after: string | null, html = ''): void {
  const key = newBlockKey();
  bench.do(insertBlocks(bench.now().draft, after, [{ key, kind: 'paragraph', html, attributes: {} }]));
  bench.write(`block:${key}`, 'end');
}

function becomeKind(row: Row, bench: Bench, { kind, attributes }: Kind): void {
  if (!row.block) return;
  bench.do({ blocks: [{ key: row.block.key, block: contentOf({ kind, html: '', attributes }) }] });
  if (kind === 'divider') addBlock(bench, row.block.key);
  else bench.write(row.place, 'start');
}

function fieldEdit(place: string, html: string) {
  return { fields: { [place.slice('field:'.length)]: plainText(html) } };
}
