import { expect, test } from 'vitest';
import { dayIn, isDay, isMonth } from '@/lib/text/days';

test('a moment is a different day in different zones', () => {
  const at = new Date('2026-03-01T23:30:00Z');
  expect(dayIn(at, 'UTC')).toBe('2026-03-01');
  expect(dayIn(at, 'Europe/Berlin')).toBe('2026-03-02');
  expect(dayIn(at, 'America/New_York')).toBe('2026-03-01');
});

test('only days and months of the calendar are any', () => {
  expect(['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'].every(isDay)).toBe(true);
  expect(
    ['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '0000-01-01', '2026-02-28 ', '20260228', ''].some(
      isDay,
    ),
  ).toBe(false);
  expect(isMonth('2026-12')).toBe(true);
  expect(['2026-13', '2026-00', '2026-1', '0000-01', '2026-12-01'].some(isMonth)).toBe(false);
});
