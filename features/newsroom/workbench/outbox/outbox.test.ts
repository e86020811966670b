import { expect, it } from 'vitest';
import {
  addEdit,
  adopt,
  keptPlaces,
  markSent,
  type Outbox,
  settle,
  workingDraft,
} from '@/features/newsroom/workbench/outbox/outbox';
import { differing } from '@/features/newsroom/workbench/outbox/find-foreign';
import type { Draft, DraftBlock } from '@/features/newsroom/saving/schema';

const block = (key: string, html: string): DraftBlock => ({
  ...{ key, html, kind: 'paragraph', attributes: {}, status: 'machine', sourceKey: key, engine: 'Test' },
  ...{ engineVersion: null, translatedAt: null, hands: [], staleSince: null },
});
const draftAt = (version: number, ...blocks: DraftBlock[]): Draft => ({
  ...{
    id: 1,
    version,
    state: 'draft',
    language: 'en',
    originalLanguage: 'de',
    blocks,
    conflicts: [],
    readOnly: null,
    fixed: {},
  },
  fields: {
    ...{ headline: 'One', standfirst: '', slug: 'one', sectionId: 1, topics: [], bylines: [] },
    ...{ breakingUntil: null, embargoUntil: null },
  },
});
const write = (key: string, html: string) => ({
  blocks: [{ key, block: { kind: 'paragraph' as const, html, attributes: {} } }],
});
const at = '2026-11-23T08:00:00.000Z';
const fresh = (): Outbox => ({
  draft: draftAt(5, block('b1', 'Eins'), block('b2', 'Zwei')),
  entries: [],
  aside: [],
});
const htmlOf = (outbox: Outbox) => workingDraft(outbox).blocks.map(({ html }) => html);

it('letters typed into one place before it is sent are one save', () => {
  let outbox = addEdit(fresh(), write('b1', 'O'), { saveId: 's1', at });
  outbox = addEdit(outbox, write('b1', 'On'), { saveId: 's2', at });
  outbox = addEdit(outbox, { fields: { headline: 'Two' } }, { saveId: 's3', at });
  expect(outbox.entries).toHaveLength(1);
  expect(outbox.entries[0]).toMatchObject({
    saveId: 's1',
    change: { base: 5, ...write('b1', 'On'), fields: { headline: 'Two' } },
  });
  expect(htmlOf(outbox)).toEqual(['On', 'Zwei']);
  expect(keptPlaces(outbox)).toEqual(['field:headline', 'block:b1']);
});

it('a save that may have left is never changed again: what comes later is the next', () => {
  let outbox = markSent(addEdit(fresh(), write('b1', 'O'), { saveId: 's1', at }));
  outbox = addEdit(outbox, write('b1', 'On'), { saveId: 's2', at });
  expect(outbox.entries.map(({ saveId, change }) => [saveId, change.blocks?.[0]?.block?.html])).toEqual([
    ['s1', 'O'],
    ['s2', 'On'],
  ]);
  expect(htmlOf(outbox)[0]).toBe('On');
});

it('what waits behind an accepted save starts from the new version, and what others did is in', () => {
  let outbox = markSent(addEdit(fresh(), write('b1', 'O'), { saveId: 's1', at }));
  outbox = addEdit(outbox, write('b1', 'On'), { saveId: 's2', at });
  const draft = draftAt(7, block('b1', 'O'), block('b2', 'Theirs'));
  outbox = settle(outbox, {
    saveId: 's1',
    outcome: { version: 7, draft, merged: ['block:b2'], conflicts: [] },
    spareId: () => 'x',
  });
  expect(outbox.entries).toMatchObject([{ saveId: 's2', change: { base: 7 } }]);
  expect(htmlOf(outbox)).toEqual(['On', 'Theirs']);
});

it('what waits in a place that somebody else changed keeps the version it started from', () => {
  let outbox = markSent(addEdit(fresh(), write('b1', 'O'), { saveId: 's1', at }));
  outbox = addEdit(outbox, write('b2', 'Mine'), { saveId: 's2', at });
  outbox = addEdit(outbox, write('b1', 'On'), { saveId: 's3', at });
  const draft = draftAt(7, block('b1', 'O'), block('b2', 'Theirs'));
  outbox = settle(outbox, {
    saveId: 's1',
    outcome: { version: 7, draft, merged: ['block:b2'], conflicts: [] },
    spareId: () => 'spare',
  });
  expect(outbox.entries).toMatchObject([
    { saveId: 'spare', sent: true, change: { base: 5, ...write('b2', 'Mine') } },
    { saveId: 's2', sent: false, change: { base: 7, ...write('b1', 'On') } },
  ]);
});

it('of two saves found after a crash, the second starts from what the first made', () => {
  const left = (saveId: string, html: string) => ({
    saveId,
    change: { base: 5, ...write('b1', html) },
    at,
    sent: false,
  });
  const outbox = adopt(fresh(), { entries: [left('one', 'A'), left('two', 'AB')], aside: [] });
  const outcome = {
    version: 6,
    draft: draftAt(6, block('b1', 'A'), block('b2', 'Zwei')),
    merged: [],
    conflicts: [],
  };
  expect(settle(outbox, { saveId: 'one', outcome, spareId: () => 'x' }).entries).toMatchObject([
    { saveId: 'two', change: { base: 6, ...write('b1', 'AB') } },
  ]);
});

it('a text written after it was checked is no longer checked', () => {
  let outbox = addEdit(fresh(), { review: [{ key: 'b1', reviewed: true }] }, { saveId: 's1', at });
  expect(workingDraft(outbox).blocks[0]?.status).toBe('reviewed');
  outbox = addEdit(outbox, write('b1', 'Other'), { saveId: 's2', at });
  expect(workingDraft(outbox).blocks[0]?.status).toBe('edited');
  expect(outbox.entries[0]?.change.review).toBeUndefined();
});

it('what a crashed tab left goes first, under its own name, once', () => {
  const left = { saveId: 'old', change: { base: 4, ...write('b1', 'Left') }, at, sent: false };
  let outbox = addEdit(fresh(), write('b2', 'New'), { saveId: 's1', at });
  outbox = adopt(adopt(outbox, { entries: [left], aside: [] }), { entries: [left], aside: [] });
  expect(outbox.entries.map(({ saveId, sent }) => [saveId, sent])).toEqual([
    ['old', true],
    ['s1', false],
  ]);
  expect(htmlOf(outbox)).toEqual(['Left', 'New']);
});

it('an order made here keeps the blocks that others added meanwhile where they put them', () => {
  const outbox = addEdit(fresh(), { order: ['b2', 'b1'] }, { saveId: 's1', at });
  const theirs = draftAt(6, block('b1', 'Eins'), block('n1', 'New'), block('b2', 'Zwei'));
  expect(htmlOf({ ...outbox, draft: theirs })).toEqual(['Zwei', 'Eins', 'New']);
});

it('a save from before the version that the confirmed one started from stays where it was', () => {
  const old = { saveId: 'old', change: { base: 3, ...write('b2', 'Of Monday') }, at, sent: true };
  const outbox = markSent(addEdit(fresh(), write('b1', 'On'), { saveId: 's1', at }));
  const outcome = { version: 6, draft: draftAt(6, block('b1', 'On')), merged: [], conflicts: [] };
  const after = settle(
    { ...outbox, entries: [...outbox.entries, old] },
    { saveId: 's1', outcome, spareId: () => 'x' },
  );
  expect(after.entries).toEqual([old]);
});

it('who writes on over a text of ours saw nothing of what came in beneath it', () => {
  let outbox = markSent(addEdit(fresh(), write('b1', 'O'), { saveId: 's1', at }));
  outbox = { ...outbox, draft: draftAt(6, block('b1', 'Theirs'), block('b2', 'Zwei')) };
  outbox = addEdit(outbox, write('b2', 'Seen'), { saveId: 's2', at });
  outbox = addEdit(outbox, write('b1', 'On'), { saveId: 's3', at });
  expect(outbox.entries.map(({ change }) => [change.base, change.blocks?.[0]?.key])).toEqual([
    [5, 'b1'],
    [6, 'b2'],
    [5, 'b1'],
  ]);
});

it('who only reads a block wrote nothing there', () => {
  const read = { ...block('b1', 'Eins'), status: 'reviewed' as const };
  expect(differing(draftAt(5, block('b1', 'Eins')), draftAt(6, read))).toEqual([]);
});
