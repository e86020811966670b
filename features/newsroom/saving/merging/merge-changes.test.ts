import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeChanges, type Ancestor } from '@/features/newsroom/saving/merging/merge-changes';
import { mergeOrder } from '@/features/newsroom/saving/merging/merge-order';
import type { Change, DraftText } from '@/features/newsroom/saving/schema';

const block = (html: string) => ({ kind: 'paragraph' as const, html, attributes: {} });
const draft = (texts: Record<string, string>, headline = 'Head'): DraftText => ({
  fields: {
    ...{ headline, standfirst: '', slug: 'slug', sectionId: 1, topics: ['Rivers'], bylines: [] },
    ...{ breakingUntil: null, embargoUntil: null },
  },
  blocks: Object.fromEntries(Object.entries(texts).map(([key, html]) => [key, block(html)])),
  order: Object.keys(texts),
});
const seen =
  (base: DraftText): Ancestor =>
  (place) => {
    const [kind, name = ''] = place.split(':');
    if (kind === 'order') return base.order;
    return kind === 'field' ? base.fields[name as 'headline'] : (base.blocks[name] ?? null);
  };
const merge = (base: DraftText, current: DraftText, change: Omit<Change, 'base'>) =>
  mergeChanges({ ancestor: seen(base), current, change: { base: 1, ...change } });
const write = (key: string, html: string) => ({ blocks: [{ key, block: block(html) }] });

describe('merging changes', () => {
  const base = draft({ a: 'one', b: 'two', c: 'three' });

  it('lets two people write in two blocks', () => {
    const { next, clashes } = merge(base, draft({ a: 'ONE', b: 'two', c: 'three' }), write('b', 'TWO'));
    expect(clashes).toEqual([]);
    expect(next.blocks).toEqual(draft({ a: 'ONE', b: 'TWO', c: 'three' }).blocks);
  });

  it('keeps the text that was first, and the second beside it, with what both started from', () => {
    const { next, clashes } = merge(base, draft({ a: 'ONE', b: 'two', c: 'three' }), write('a', 'uno'));
    expect(next.blocks.a).toEqual(block('ONE'));
    expect(clashes).toEqual([
      { place: 'block:a', ancestor: block('one'), theirs: block('ONE'), mine: block('uno') },
    ]);
  });

  it('finds no conflict where both wrote the same, or one of them nothing', () => {
    const current = draft({ a: 'ONE', b: 'two', c: 'three' });
    expect(merge(base, current, write('a', 'ONE')).clashes).toEqual([]);
    const untouched = merge(base, current, write('a', 'one'));
    expect([untouched.clashes, untouched.next.blocks.a]).toEqual([[], block('ONE')]);
  });

  it('asks when one removed what the other rewrote, either way round', () => {
    const rewritten = merge(base, draft({ a: 'ONE', b: 'two', c: 'three' }), {
      blocks: [{ key: 'a', block: null }],
    });
    expect([rewritten.next.blocks.a, rewritten.clashes[0]?.mine]).toEqual([block('ONE'), null]);
    const removed = merge(base, draft({ b: 'two', c: 'three' }), write('a', 'uno'));
    expect([removed.next.blocks.a, removed.clashes[0]?.theirs]).toEqual([undefined, null]);
  });

  it('keeps both where nobody remembers what they started from', () => {
    const { clashes } = mergeChanges({
      ancestor: () => undefined,
      current: base,
      change: { base: 1, ...write('a', 'uno') },
    });
    expect(clashes).toHaveLength(1);
  });

  it('adds and takes away topics of both', () => {
    const current = draft({ a: 'one' });
    current.fields.topics = ['Rivers', 'Dams'];
    const { next } = merge(base, current, { fields: { topics: ['Ice'] } });
    expect(next.fields.topics).toEqual(['Dams', 'Ice']);
  });

  it('treats fields like blocks, each by itself', () => {
    const current = draft({ a: 'one' }, 'Theirs');
    const { next, clashes } = merge(base, current, { fields: { headline: 'Mine', standfirst: 'New' } });
    expect([next.fields.headline, next.fields.standfirst]).toEqual(['Theirs', 'New']);
    expect(clashes.map(({ place }) => place)).toEqual(['field:headline']);
  });
});

describe('merging orders', () => {
  const order = (before: string, theirs: string, mine: string | undefined, alive: string) =>
    mergeOrder({
      before: before.split(''),
      theirs: theirs.split(''),
      mine: mine?.split(''),
      alive: new Set(alive),
    }).join('');

  it('puts what each added behind the block it was put behind', () => {
    expect(order('abc', 'axbc', 'abyc', 'abcxy')).toBe('axbyc');
  });
  it('leaves the order of who moved when the other moved nothing', () => {
    expect(order('abc', 'cab', 'abyc', 'abcy')).toBe('caby');
    expect(order('abc', 'abc', 'cba', 'abc')).toBe('cba');
  });
  it('lets the later of two orders hold', () => {
    expect(order('abc', 'bac', 'cab', 'abc')).toBe('cab');
  });
  it('names every block that is left exactly once, whatever came', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'));
    fc.assert(
      fc.property(keys, keys, fc.option(keys, { nil: undefined }), keys, (before, theirs, mine, alive) => {
        const merged = mergeOrder({ before, theirs, mine, alive: new Set(alive) });
        expect([...merged].sort()).toEqual([...alive].sort());
      }),
    );
  });
});
