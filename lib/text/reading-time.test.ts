import { expect, test } from 'vitest';
import { readingMinutes } from '@/lib/text/reading-time';

test('a text takes a minute for every 230 words, and never less than one', () => {
  expect(readingMinutes([])).toBe(1);
  expect(readingMinutes(['one two'])).toBe(1);
  expect(readingMinutes([' word '.repeat(230), 'word\n'.repeat(460)])).toBe(3);
});
