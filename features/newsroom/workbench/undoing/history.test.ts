import { describe, expect, it } from 'vitest';
import {
  insertBlocks,
  mergeUp,
  moveBlock,
  pasteBlocks,
  removeBlock,
  rewrite,
  splitBlock,
} from '@/features/newsroom/workbench/blocks/change-blocks';
import { applyChange, type Edit, joinEdits } from '@/features/newsroom/workbench/outbox/apply-change';
import { caretAfter, History } from '@/features/newsroom/workbench/undoing/history';
import type { Draft, DraftBlock } from '@/features/newsroom/saving/schema';

const block = (key: string, html: string, status: DraftBlock['status'] = 'machine'): DraftBlock => ({
  ...{ key, html, kind: 'paragraph', attributes: {}, status, sourceKey: null, engine: 'Test' },
  ...{ engineVersion: null, translatedAt: null, hands: [], staleSince: null },
});
const DRAFT: Draft = {
  ...{ id: 1, version: 1, state: 'draft', language: 'en', originalLanguage: null, conflicts: [] },
  ...{ readOnly: null, fixed: {} },
  blocks: [block('b1', 'One one.'), block('b2', 'Two two.'), block('b3', 'Three three.')],
  fields: {
    ...{ headline: 'Head', standfirst: '', slug: 's', sectionId: 1, topics: [], bylines: [] },
    ...{ breakingUntil: null, embargoUntil: null },
  },
};
const textOf = ({ fields, blocks }: Draft) => [
  fields.headline,
  fields.topics,
  blocks.map(({ key, kind, html }) => [key, kind, html]),
];

/** Plays edits as the bench does, on a draft that is only ours. */
function start(draft = DRAFT) {
  const history = new History(ADA);
  const play = { draft, clock: 0, history };
  const act = (edit: Edit | null, typed = false) => {
    if (!edit) return;
    play.clock += 1000;
    history.add(play.draft, edit, { place: 'block:b1', typed, at: play.clock });
    play.draft = applyChange(play.draft, edit);
  };
  const turn = (way: 'undo' | 'redo') => {
    const found = history[way](play.draft);
    if (found) play.draft = applyChange(play.draft, found.edit);
    return found;
  };
  return { play, act, turn };
}

function seeded(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

let made = 0;
const newKey = () => `n${(made += 1)}`;

/** Anything an editor may do next. */
function anyEdit(draft: Draft, dice: (most: number) => number): Edit | null {
  const at = draft.blocks[dice(draft.blocks.length)];
  if (!at)
    return insertBlocks(draft, null, [{ key: newKey(), kind: 'paragraph', html: 'New', attributes: {} }]);
  const cut = dice(at.html.length + 1);
  const [before, after] = [at.html.slice(0, cut), at.html.slice(cut)];
  const pasted = [
    { kind: 'paragraph' as const, html: 'Pasted', attributes: {} },
    { kind: 'heading' as const, html: 'Head', attributes: { level: 2 } },
  ];
  const edits: (() => Edit | null)[] = [
    () => rewrite(at, `${before}x${after}`),
    () => splitBlock(draft, at, { before, after, key: newKey() }),
    () => mergeUp(draft, at)?.edit ?? null,
    () => removeBlock(draft, at.key),
    () => moveBlock(draft, at.key, dice(2) === 0 ? -1 : 1),
    () => pasteBlocks(draft, at, { before, after, blocks: pasted, newKey }).edit,
    () => ({ fields: { headline: `Head ${dice(100)}`, topics: [`T${dice(5)}`] } }),
    () => ({ review: [{ key: at.key, reviewed: dice(2) === 0 }] }),
    () => ({ decide: [{ key: at.key, take: 'theirs', html: `Taken ${dice(9)}` }] }),
  ];
  return edits[dice(edits.length)]?.() ?? null;
}

const ADA = 1;
const BEN = 2;

describe('undo over the whole story', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed + 1))(
    'a walk of 80 edits (seed %i) goes back to its beginning and forth to its end',
    (seed) => {
      const dice = seeded(seed * 7919);
      const { play, act, turn } = start();
      const texts: unknown[] = [];
      for (let step = 0; step < 80; step += 1) {
        const edit = anyEdit(play.draft, dice);
        if (!edit) continue;
        texts.push(textOf(play.draft));
        act(edit);
      }
      const end = textOf(play.draft);
      for (const text of texts.toReversed()) {
        turn('undo');
        expect(textOf(play.draft)).toEqual(text);
      }
      expect(textOf(play.draft)).toEqual(textOf(DRAFT));
      while (turn('redo'));
      expect(textOf(play.draft)).toEqual(end);
      while (turn('undo'));
      expect(textOf(play.draft)).toEqual(textOf(DRAFT));
    },
  );

  it('takes letters without a pause back together, and what was done together at once', () => {
    const { play, turn } = start();
    const { history } = play;
    for (const [at, html] of ['One one.a', 'One one.ab', 'One one.abc'].entries()) {
      const edit = rewrite(block('b1', ''), html);
      history.add(play.draft, edit, { place: 'block:b1', typed: true, at: at * 100 });
      play.draft = applyChange(play.draft, edit);
    }
    turn('undo');
    expect(play.draft.blocks[0]?.html).toBe('One one.');
    turn('redo');
    expect(play.draft.blocks[0]?.html).toBe('One one.abc');
    history.together(() => {
      for (const key of ['b2', 'b3']) {
        const edit = removeBlock(play.draft, key);
        history.add(play.draft, edit, { place: 'block:b1', typed: false, at: 5000 });
        play.draft = applyChange(play.draft, edit);
      }
    });
    turn('undo');
    expect(play.draft.blocks.map(({ key }) => key)).toEqual(['b1', 'b2', 'b3']);
  });

  it('leaves what others wrote, added and moved meanwhile', () => {
    const { play, act, turn } = start();
    act(rewrite(block('b1', ''), 'Mine'));
    act(rewrite(block('b2', ''), 'Mine too'));
    act(removeBlock(play.draft, 'b3'));
    play.draft = {
      ...play.draft,
      blocks: [block('b2', 'Mine too'), block('b1', 'Theirs'), block('x1', 'Added')],
    };
    play.history.came(['block:b1', 'block:x1']);
    turn('undo');
    expect(play.draft.blocks.map(({ key, html }) => [key, html])).toEqual([
      ['b2', 'Mine too'],
      ['b3', 'Three three.'],
      ['b1', 'Theirs'],
      ['x1', 'Added'],
    ]);
    turn('undo');
    expect(turn('undo')?.held).toBe(true);
    expect(play.draft.blocks.map(({ html }) => html)).toEqual([
      'Two two.',
      'Three three.',
      'Theirs',
      'Added',
    ]);
  });

  it('gives back a check of mine, never one of somebody else’s in my name', () => {
    const checked = (by: number): Draft => ({
      ...DRAFT,
      blocks: [{ ...block('b1', 'One.', 'reviewed'), hands: [{ did: 'read', by, name: '', at: '' }] }],
    });
    const afterUndo = (by: number) => {
      const { play, act, turn } = start(checked(by));
      act(rewrite(block('b1', ''), 'Other'));
      turn('undo');
      return play.draft.blocks[0]?.status;
    };
    expect([afterUndo(ADA), afterUndo(BEN)]).toEqual(['reviewed', 'edited']);
  });

  it('turns no mark of the command line into a reading, and gives back a check of a moment ago', () => {
    const marked: Draft = {
      ...DRAFT,
      blocks: [
        {
          ...block('b1', 'One.', 'reviewed'),
          hands: [{ did: 'marked', by: null, name: 'The operator', at: '' }],
        },
      ],
    };
    const { play, act, turn } = start(marked);
    act(rewrite(block('b1', ''), 'One.x'));
    expect(turn('undo')?.edit.review).toBeUndefined();
    act({ review: [{ key: 'b1', reviewed: true }] });
    play.draft = { ...play.draft, blocks: [block('b1', 'One.', 'reviewed')] };
    act(rewrite(block('b1', ''), 'One.y'));
    expect(turn('undo')?.edit.review).toEqual([{ key: 'b1', reviewed: true }]);
  });

  it('opens the question about the outlet’s change again, also within one save', () => {
    const { play, act, turn } = start({ ...DRAFT, blocks: [block('b1', 'One.', 'stale')] });
    const taken: Edit = { decide: [{ key: 'b1', take: 'theirs', html: 'Uno.' }] };
    act(taken);
    expect(play.draft.blocks[0]).toMatchObject({ html: 'Uno.', status: 'reviewed' });
    const undone = turn('undo')?.edit ?? {};
    expect(play.draft.blocks[0]).toMatchObject({ html: 'One.', status: 'stale' });
    expect(joinEdits(taken, undone).decide).toMatchObject([{ key: 'b1', take: 'back' }]);
    turn('redo');
    expect(play.draft.blocks[0]).toMatchObject({ html: 'Uno.', status: 'reviewed' });
  });

  it('says where the caret belongs', () => {
    expect([
      caretAfter('One two three', 'One three'),
      caretAfter('', 'abc'),
      caretAfter('same', 'same'),
    ]).toEqual([3, 3, 0]);
  });
});
