import { describe, expect, it } from 'vitest';
import { headingLift, numberBlocks } from '@/features/reading/number-blocks';
import type { Block } from '@/lib/blocks';

function block(kind: Block['kind'], key: string, level?: number) {
  return { kind, key, text: '', html: '', attributes: level ? { level } : {} };
}

describe('paragraph numbers', () => {
  it('count what holds text, and pass over headings and pictures', () => {
    const numbers = numberBlocks([
      block('picture', 'b1'),
      block('paragraph', 'b2'),
      block('heading', 'b3'),
      block('quote', 'b4'),
      block('divider', 'b5'),
      block('list', 'b6'),
    ]);
    expect([...numbers]).toEqual([
      ['b2', 1],
      ['b4', 2],
      ['b6', 3],
    ]);
  });
});

describe('heading levels', () => {
  it('are lifted together until the highest is the second', () => {
    expect(headingLift([block('heading', 'b1', 4), block('heading', 'b2', 3)])).toBe(1);
  });

  it('stay when the second is there, and when there is none', () => {
    expect(headingLift([block('heading', 'b1', 2), block('heading', 'b2', 4)])).toBe(0);
    expect(headingLift([block('paragraph', 'b1')])).toBe(0);
  });
});
