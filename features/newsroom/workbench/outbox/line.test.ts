import { expect, test } from 'vitest';
import { lineWords } from '@/features/newsroom/workbench/outbox/line';

const clock = () => '14:41';
const line = { state: 'saved', at: null, full: false, keeping: false, nextTry: null } as const;

test('nothing is said to be saved while the server would not take a part of it', () => {
  expect(lineWords(line, { kept: 0, aside: 0 }, clock)).toBe('Everything saved');
  expect(lineWords({ ...line, at: 'now' }, { kept: 0, aside: 0 }, clock)).toBe('Saved 14:41');
  expect(lineWords({ ...line, at: 'now' }, { kept: 1, aside: 1 }, clock)).toBe('Not all taken · 1 kept here');
});
