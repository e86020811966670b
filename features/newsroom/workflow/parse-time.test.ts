import { expect, test } from 'vitest';
import { parseTime } from '@/features/newsroom/workflow/parse-time';

const clock = { now: new Date('2026-11-23T16:00:00Z'), zone: 'Europe/Berlin' }; // 17:00 there
const iso = (typed: string, at = clock) => parseTime(typed, at).toISOString();

test.each([
  ['in 2 h', '2026-11-23T18:00:00.000Z'],
  ['In 1 h 30 min', '2026-11-23T17:30:00.000Z'],
  ['+90m', '2026-11-23T17:30:00.000Z'],
  ['in 2 hours and 5 minutes', '2026-11-23T18:05:00.000Z'],
  ['in 3 days', '2026-11-26T16:00:00.000Z'],
  ['17:30', '2026-11-23T16:30:00.000Z'],
  ['06:00', '2026-11-24T05:00:00.000Z'],
  ['17:00', '2026-11-24T16:00:00.000Z'],
  ['today 18:15', '2026-11-23T17:15:00.000Z'],
  ['tomorrow 6.00', '2026-11-24T05:00:00.000Z'],
  ['2026-11-24 06:00', '2026-11-24T05:00:00.000Z'],
  ['2026-11-24T06:00', '2026-11-24T05:00:00.000Z'],
  ['2026-11-24T06:00Z', '2026-11-24T06:00:00.000Z'],
  ['2026-11-24 06:00+05:30', '2026-11-24T00:30:00.000Z'],
  ['24 Nov 06:00', '2026-11-24T05:00:00.000Z'],
  ['1 January, 00:30', '2026-12-31T23:30:00.000Z'],
  ['28 March 2027, 03:00', '2027-03-28T01:00:00.000Z'],
])('%s is %s', (typed, expected) => {
  expect(iso(typed)).toBe(expected);
});

test.each([
  '',
  'soon',
  '25:00',
  '17:60',
  'in 2',
  'in 2 h or so',
  '2026-02-30 06:00',
  '31 Feb 06:00',
  '28 March 2027 02:30',
  '5'.repeat(5000),
])('“%s” is no time, and examples are given', (typed) => {
  expect(() => parseTime(typed, clock)).toThrow('Which time is that? Write 17:30');
});

test('of an hour that comes twice the first is meant', () => {
  expect(iso('2026-10-25 02:30')).toBe('2026-10-25T00:30:00.000Z');
});
