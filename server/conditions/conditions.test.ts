import { describe, expect, test } from 'vitest';
import { cutRanges } from './cut-ranges';
import { judgeConditions } from './judge-conditions';
import { readRanges } from './read-ranges';

const known = {
  etag: '"7"',
  lastModified: 'Mon, 01 Jun 2026 10:00:00 GMT',
  unchangedSince: Date.parse('2026-06-03'),
};

describe('conditions', () => {
  test.each([
    ['none', {}, 'send'],
    ['its tag', { 'if-none-match': '"7"' }, 'not-modified'],
    ['its tag weakened', { 'if-none-match': 'W/"7"' }, 'not-modified'],
    ['a list with its tag', { 'if-none-match': '"a,b", W/"7" , "9"' }, 'not-modified'],
    ['any', { 'if-none-match': ' * ' }, 'not-modified'],
    ['another tag', { 'if-none-match': '"77", "*"' }, 'send'],
    ['another tag and its date', { 'if-none-match': '"8"', 'if-modified-since': known.lastModified }, 'send'],
    ['its date', { 'if-modified-since': known.lastModified }, 'not-modified'],
    ['its date written otherwise', { 'if-modified-since': 'Monday, 01-Jun-26 10:00:00 GMT' }, 'not-modified'],
    [
      'a date since which it was looked at',
      { 'if-modified-since': 'Thu, 04 Jun 2026 10:00:00 GMT' },
      'not-modified',
    ],
    ['a date before that', { 'if-modified-since': 'Tue, 02 Jun 2026 10:00:00 GMT' }, 'send'],
    ['an earlier date', { 'if-modified-since': 'Sun, 31 May 2026 10:00:00 GMT' }, 'send'],
    ['no date', { 'if-modified-since': 'yesterday' }, 'send'],
    ['still its tag', { 'if-match': '"1", "7"' }, 'send'],
    ['still a weak tag, which is too little', { 'if-match': 'W/"7"' }, 'failed'],
    ['still another tag', { 'if-match': '"8"' }, 'failed'],
    ['unchanged since before', { 'if-unmodified-since': 'Sun, 31 May 2026 10:00:00 GMT' }, 'failed'],
    ['unchanged since after', { 'if-unmodified-since': 'Tue, 02 Jun 2026 10:00:00 GMT' }, 'send'],
  ])('%s', (_, headers, verdict) => {
    expect(judgeConditions(headers, known)).toBe(verdict);
  });
});

describe('ranges', () => {
  const of = (range: string, more = {}) => readRanges({ range, ...more }, { ...known, size: 10 });

  test.each([
    ['bytes=0-3', [{ start: 0, end: 3 }]],
    ['bytes=4-', [{ start: 4, end: 9 }]],
    ['bytes=-3', [{ start: 7, end: 9 }]],
    ['bytes=-30', [{ start: 0, end: 9 }]],
    ['bytes=8-99', [{ start: 8, end: 9 }]],
    [
      'bytes=0-0, -1',
      [
        { start: 0, end: 0 },
        { start: 9, end: 9 },
      ],
    ],
    ['bytes=12-, 2-2', [{ start: 2, end: 2 }]],
  ])('%s', (range, parts) => {
    expect(of(range)).toEqual(parts);
  });

  test.each(['bytes=10-', 'bytes=-0', 'bytes=99-100, 50-'])('%s lies beyond the end', (range) => {
    expect(of(range)).toBe('unsatisfiable');
  });

  test.each([
    'items=0-3',
    'bytes=3-1',
    'bytes=a-b',
    'bytes=',
    'bytes=-',
    'bytes=0-9,0-9',
    `bytes=${'0-0,'.repeat(20)}1-1`,
  ])('%s asks for no part: all of it is sent', (range) => {
    expect(of(range)).toBeNull();
  });

  test('a part of another version is no part of this one', () => {
    expect(of('bytes=0-3', { 'if-range': '"7"' })).toHaveLength(1);
    expect(of('bytes=0-3', { 'if-range': known.lastModified })).toHaveLength(1);
    for (const other of ['"8"', 'W/"7"', 'Mon, 01 Jun 2026 09:00:00 GMT'])
      expect(of('bytes=0-3', { 'if-range': other })).toBeNull();
  });

  test('several parts are sent one after the other, each with its place', () => {
    const { headers, body } = cutRanges(Buffer.from('0123456789'), 'image/webp', [
      { start: 0, end: 1 },
      { start: 8, end: 9 },
    ]);
    const boundary = /boundary=(\w+)/.exec(headers[1] ?? '')?.[1] ?? '-';
    expect(headers[3]).toBe(String(body.length));
    expect(body.toString().split(`--${boundary}`)).toEqual([
      '',
      '\r\nContent-Type: image/webp\r\nContent-Range: bytes 0-1/10\r\n\r\n01\r\n',
      '\r\nContent-Type: image/webp\r\nContent-Range: bytes 8-9/10\r\n\r\n89\r\n',
      '--\r\n',
    ]);
  });
});
