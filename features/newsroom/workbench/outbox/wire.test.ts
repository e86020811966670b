import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Keeper } from '@/features/newsroom/workbench/outbox/keep-entries';
import type { Entry, Kept } from '@/features/newsroom/workbench/outbox/outbox';
import type { Reply } from '@/features/newsroom/workbench/outbox/send-save';
import { Wire } from '@/features/newsroom/workbench/outbox/wire';
import type { Draft } from '@/features/newsroom/saving/schema';
import { applyChange } from '@/features/newsroom/workbench/outbox/apply-change';

// A server and a browser's store in a few lines: what leaves the building, and what does not survive it.
const DRAFT: Draft = {
  ...{
    id: 1,
    version: 1,
    state: 'draft',
    language: 'en',
    originalLanguage: null,
    conflicts: [],
    readOnly: null,
    fixed: {},
  },
  fields: {
    ...{ headline: '', standfirst: '', slug: '', sectionId: 1, topics: [], bylines: [] },
    ...{ breakingUntil: null, embargoUntil: null },
  },
  blocks: [],
};
const NOTHING: Kept = { entries: [], aside: [] };
let server: Draft;
let taken: Map<string, Reply>;
let shelf: Kept;
let line: 'up' | 'down' | 'signed-out' | 'eats-answers';
let sent: string[];

beforeEach(() => {
  vi.useFakeTimers();
  server = DRAFT;
  taken = new Map();
  shelf = NOTHING;
  line = 'up';
  sent = [];
});
afterEach(() => vi.useRealTimers());

const keeper: Keeper = {
  recover: () => Promise.resolve(shelf),
  keep: (kept) => {
    shelf = structuredClone(kept);
    return Promise.resolve();
  },
};

function send({ saveId, change }: Entry): Promise<Reply> {
  sent.push(saveId);
  if (line === 'down') return Promise.resolve({ kind: 'gone' });
  if (line === 'signed-out') return Promise.resolve({ kind: 'signed-out' });
  if (!taken.has(saveId)) {
    server = { ...applyChange(server, change), version: server.version + 1 };
    taken.set(saveId, {
      kind: 'saved',
      outcome: { version: server.version, draft: server, merged: [], conflicts: [] },
    });
  }
  return Promise.resolve(
    line === 'eats-answers' ? { kind: 'gone' } : (taken.get(saveId) ?? { kind: 'gone' }),
  );
}

const open = () => new Wire({ draft: server, send, keeper: () => Promise.resolve(keeper) });
const headline = (text: string) => ({ fields: { headline: text } });

it('sends within two seconds of the first letter, however long one types', async () => {
  const wire = open();
  for (let letter = 1; letter <= 12; letter += 1) {
    wire.edit(headline('x'.repeat(letter)));
    await vi.advanceTimersByTimeAsync(190);
  }
  expect(sent.length).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(2000);
  expect(server.fields.headline).toHaveLength(12);
  expect(wire.snapshot().line.state).toBe('saved');
  expect(shelf).toEqual(NOTHING);
});

it('keeps every word in the browser before the first is sent', async () => {
  const wire = open();
  wire.edit(headline('A word'));
  await wire.kept();
  expect(sent).toEqual([]);
  expect(shelf.entries[0]?.change.fields?.headline).toBe('A word');
});

it('tries again with growing delay while the line is down, and loses nothing', async () => {
  line = 'down';
  const wire = open();
  wire.edit(headline('A'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(wire.snapshot().line).toMatchObject({ state: 'offline' });
  wire.edit(headline('AB'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.length).toBeLessThan(9);
  expect(new Set(sent).size).toBe(1);
  line = 'up';
  await vi.advanceTimersByTimeAsync(32_000);
  expect(server.fields.headline).toBe('AB');
  expect(wire.snapshot().line.state).toBe('saved');
});

it('sends a save whose answer was lost again under the same name: the server has it once', async () => {
  line = 'eats-answers';
  const wire = open();
  wire.edit(headline('Once'));
  await vi.advanceTimersByTimeAsync(2000);
  line = 'up';
  await vi.advanceTimersByTimeAsync(3000);
  expect(server.version).toBe(2);
  expect(wire.snapshot().entries).toEqual([]);
});

it('a browser killed with unsent words sends them when the story is opened again', async () => {
  line = 'down';
  const killed = open();
  killed.edit(headline('Typed in the dark'));
  await killed.kept();
  killed.close();
  line = 'up';
  const again = open();
  expect(await again.restore()).toBe(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(server.fields.headline).toBe('Typed in the dark');
});

it('signed out, it keeps everything and says so', async () => {
  line = 'signed-out';
  const wire = open();
  wire.edit(headline('Mine'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(wire.snapshot()).toMatchObject({
    line: { state: 'signed-out' },
    draft: { fields: { headline: 'Mine' } },
  });
  expect(shelf.entries).toHaveLength(1);
});

it('says when the browser has no room, and still sends', async () => {
  const full = { ...keeper, keep: () => Promise.reject(new Error('QuotaExceededError')) };
  const wire = new Wire({ draft: server, send, keeper: () => Promise.resolve(full) });
  wire.edit(headline('Big'));
  await wire.kept();
  expect(wire.snapshot().line.full).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.fields.headline).toBe('Big');
});

it('takes along what is typed during a write with the next one, and says until when it is under way', async () => {
  line = 'down';
  const written: string[] = [];
  let done: (() => void)[] = [];
  const slow: Keeper = {
    ...keeper,
    keep: ({ entries }) => {
      written.push(entries[0]?.change.fields?.headline ?? '');
      return new Promise((resolve) => done.push(resolve));
    },
  };
  const finish = async () => {
    for (const one of done) one();
    done = [];
    await vi.advanceTimersByTimeAsync(0);
  };
  const wire = new Wire({ draft: server, send, keeper: () => Promise.resolve(slow) });
  wire.edit(headline('A'));
  await vi.advanceTimersByTimeAsync(0);
  for (const text of ['Al', 'All', 'All ', 'All o', 'All of it']) wire.edit(headline(text));
  await finish();
  expect([written, wire.snapshot().line.keeping]).toEqual([['A', 'All of it'], true]);
  await finish();
  expect([written, wire.snapshot().line.keeping]).toEqual([['A', 'All of it'], false]);
});

it('a browser whose store never answers sends all the same, and says that nothing is kept here', async () => {
  const stuck = () => new Promise<Keeper>(() => undefined);
  const wire = new Wire({ draft: server, send, keeper: stuck });
  const restored = wire.restore();
  wire.edit(headline('Not kept'));
  await vi.advanceTimersByTimeAsync(8000);
  expect(await restored).toBe(0);
  expect(wire.snapshot().line.full).toBe(true);
  expect(server.fields.headline).toBe('Not kept');
});

it('a store that answers late gives back what was left there', async () => {
  shelf = {
    entries: [{ saveId: 'left', sent: true, at: '', change: { base: 1, ...headline('Left') } }],
    aside: [],
  };
  const slow = () => new Promise<Keeper>((resolve) => setTimeout(() => resolve(keeper), 20_000));
  const wire = new Wire({ draft: server, send, keeper: slow });
  const restored = wire.restore();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await restored).toBe(0);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(server.fields.headline).toBe('Left');
  expect(wire.snapshot().line.full).toBe(false);
});
