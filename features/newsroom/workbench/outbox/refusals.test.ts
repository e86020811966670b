import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adopt, type Kept, workingDraft } from '@/features/newsroom/workbench/outbox/outbox';
import type { Keeper } from '@/features/newsroom/workbench/outbox/keep-entries';
import { applyChange, placesOf } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Entry } from '@/features/newsroom/workbench/outbox/outbox';
import type { Reply } from '@/features/newsroom/workbench/outbox/send-save';
import { Wire } from '@/features/newsroom/workbench/outbox/wire';
import type { Draft } from '@/features/newsroom/saving/schema';

// A server that will not have some places, and says so in one of several ways.
const DRAFT: Draft = {
  ...{ id: 1, version: 1, state: 'draft', language: 'en', originalLanguage: null, conflicts: [] },
  ...{ readOnly: null, fixed: {}, blocks: [] },
  fields: {
    ...{ headline: '', standfirst: '', slug: '', sectionId: 1, topics: [], bylines: [] },
    ...{ breakingUntil: null, embargoUntil: null },
  },
};
const NOTHING: Kept = { entries: [], aside: [] };
const LATER = '2030-01-01T10:00:00.000Z';
let server: Draft;
let shelf: Kept;
let bad: string[];
let says: 'places' | 'nothing' | 'faults' | 'whole';
let asked: number;

beforeEach(() => {
  vi.useFakeTimers();
  [server, shelf, bad, says, asked] = [DRAFT, NOTHING, [], 'places', 0];
});
afterEach(() => vi.useRealTimers());

const keeper: Keeper = {
  recover: () => Promise.resolve(shelf),
  keep: (kept) => {
    shelf = structuredClone(kept);
    return Promise.resolve();
  },
};

function send({ change }: Entry): Promise<Reply> {
  asked += 1;
  const refused = placesOf(change)
    .filter((place) => bad.includes(place))
    .map((place) => ({ place, message: `No ${place}.` }));
  if (says === 'whole') return refusal({ message: 'Killed.', refused: [], whole: true });
  if (refused.length > 0 && says === 'faults') return Promise.resolve({ kind: 'gone', failed: true });
  if (refused.length > 0)
    return refusal({ message: 'No.', refused: says === 'places' ? refused : [], whole: false });
  server = { ...applyChange(server, change), version: server.version + 1 };
  const outcome = { version: server.version, draft: server, merged: [], conflicts: [] };
  return Promise.resolve({ kind: 'saved', outcome });
}

const refusal = (verdict: object) => Promise.resolve({ kind: 'refused', ...verdict } as Reply);
const open = (look?: () => Promise<Draft>) =>
  new Wire({ draft: server, send, look, keeper: () => Promise.resolve(keeper) });
const text = (html: string) => ({ kind: 'paragraph' as const, html, attributes: {} });
const places = (wire: Wire) => wire.snapshot().aside.map(({ place, message }) => [place, message]);

const ALL = {
  fields: { breakingUntil: LATER, headline: 'A headline', topics: ['Ports'] },
  blocks: ['b1', 'b2', 'b3'].map((key) => ({ key, block: text(`Text of ${key}`) })),
  order: ['b1', 'b2', 'b3'],
};

describe.each(['places', 'nothing', 'faults'] as const)('a server that names %s', (way) => {
  it('has everything but what it refused, which is kept with its words', async () => {
    says = way;
    bad = ['field:breakingUntil', 'block:b2'];
    const wire = open();
    wire.edit(ALL);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(server.fields).toMatchObject({ headline: 'A headline', topics: ['Ports'], breakingUntil: null });
    expect(server.blocks.map(({ key }) => key)).toEqual(['b1', 'b3']);
    expect(wire.snapshot()).toMatchObject({ line: { state: 'saved' }, entries: [] });
    expect(
      places(wire)
        .map(([place]) => place)
        .sort(),
    ).toEqual(['block:b2', 'field:breakingUntil']);
    expect(
      shelf.aside.map(({ change }) => change.fields?.breakingUntil ?? change.blocks?.[0]?.block?.html),
    ).toEqual(expect.arrayContaining([LATER, 'Text of b2']));
    wire.edit({ fields: { standfirst: 'Later words' } });
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.fields.standfirst).toBe('Later words');
  });
});

it('shows what was refused where it was written, and sends it as soon as it is written anew', async () => {
  bad = ['block:b2'];
  const wire = open();
  wire.edit(ALL);
  await vi.advanceTimersByTimeAsync(5000);
  expect(wire.snapshot().draft.blocks.map(({ html }) => html)).toEqual([
    'Text of b1',
    'Text of b2',
    'Text of b3',
  ]);
  bad = [];
  wire.edit({ blocks: [{ key: 'b2', block: text('Shorter') }] });
  await vi.advanceTimersByTimeAsync(5000);
  expect(wire.snapshot().aside).toEqual([]);
  expect(server.blocks.map(({ html }) => html)).toEqual(['Text of b1', 'Shorter', 'Text of b3']);
});

it('puts a new block back where it stood, also when the server named nothing', async () => {
  [bad, says] = [['block:b2'], 'faults'];
  const wire = open();
  wire.edit(ALL);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(places(wire).map(([place]) => place)).toEqual(['block:b2']);
  bad = [];
  wire.edit({ blocks: [{ key: 'b2', block: text('Shorter') }] });
  await vi.advanceTimersByTimeAsync(5000);
  expect(server.blocks.map(({ html }) => html)).toEqual(['Text of b1', 'Shorter', 'Text of b3']);
});

it('sends again on demand, at its place, and throws away on demand', async () => {
  bad = ['block:b2', 'field:topics'];
  const wire = open();
  wire.edit(ALL);
  await vi.advanceTimersByTimeAsync(5000);
  bad = ['field:topics'];
  for (const { id } of wire.snapshot().aside) wire.retry(id);
  await vi.advanceTimersByTimeAsync(5000);
  expect(server.blocks.map(({ key }) => key)).toEqual(['b1', 'b2', 'b3']);
  expect(places(wire)).toEqual([['field:topics', 'No field:topics.']]);
  wire.discard(wire.snapshot().aside[0]?.id ?? '');
  await wire.kept();
  expect(shelf).toEqual(NOTHING);
});

it('does not even send what is over a limit, and says it in our words', async () => {
  const wire = open();
  const topics = Array.from({ length: 31 }, (_, at) => `Topic ${at}`);
  wire.edit({
    fields: { headline: 'x'.repeat(501), topics, bylines: [{ credit: 'Iris' }], breakingUntil: 'soon' },
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect(places(wire)).toEqual([
    ['field:headline', 'A headline holds at most 500 characters.'],
    ['field:topics', 'An article has at most 30 topics.'],
    ['field:breakingUntil', 'This is not a day and time.'],
  ]);
  expect([asked, server.fields.bylines]).toEqual([1, [{ credit: 'Iris' }]]);
  expect(wire.snapshot().draft.fields.headline).toHaveLength(501);
});

it('keeps all of it where nothing of the story is taken any more, and learns why', async () => {
  says = 'whole';
  const readOnly = 'This article was killed. Its text is kept for the record only.';
  const wire = open(() => Promise.resolve({ ...server, readOnly }));
  wire.edit(ALL);
  await vi.advanceTimersByTimeAsync(5000);
  expect(wire.snapshot()).toMatchObject({
    entries: [],
    draft: { readOnly, fields: { headline: 'A headline' } },
  });
  expect(wire.snapshot().aside).toHaveLength(7);
  expect(asked).toBe(1);
});

it('finds what was put aside again after the browser was closed, and lays it over nothing newer', async () => {
  bad = ['field:headline'];
  const wire = open();
  wire.edit({ fields: { headline: 'Refused' } });
  await vi.advanceTimersByTimeAsync(5000);
  wire.close();
  const again = open();
  await again.restore();
  expect(again.snapshot()).toMatchObject({
    aside: [{ place: 'field:headline' }],
    draft: { fields: { headline: 'Refused' } },
  });
  const newer: Entry = {
    saveId: 'n',
    at: LATER,
    sent: false,
    change: { base: 1, fields: { headline: 'Newer' } },
  };
  const outbox = adopt({ draft: DRAFT, entries: [newer], aside: [] }, shelf);
  expect(workingDraft({ ...outbox, entries: [] }).fields.headline).toBe('');
  expect(outbox.aside).toHaveLength(1);
});

it('tells a server away from a server that fails over one save', async () => {
  const wire = new Wire({
    draft: server,
    send: () => Promise.resolve({ kind: 'gone' }),
    keeper: () => Promise.resolve(keeper),
  });
  wire.edit({ fields: { headline: 'Kept' } });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(wire.snapshot()).toMatchObject({ line: { state: 'offline' }, aside: [] });
});

it('puts nothing aside while the server fails over every save', async () => {
  let broken = true;
  const failing = (entry: Entry): Promise<Reply> =>
    broken ? Promise.resolve({ kind: 'gone', failed: true }) : send(entry);
  const wire = new Wire({ draft: server, send: failing, keeper: () => Promise.resolve(keeper) });
  wire.edit({ fields: { headline: 'Kept' } });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(wire.snapshot()).toMatchObject({ line: { state: 'offline' }, aside: [] });
  broken = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.fields.headline).toBe('Kept');
});
