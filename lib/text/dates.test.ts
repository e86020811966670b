import { describe, expect, it } from 'vitest';
import {
  clockIn,
  dayDate,
  dayName,
  isoIn,
  momentIn,
  monthName,
  rfc822,
  shortMonthName,
} from '@/lib/text/dates';

const evening = new Date('2026-11-21T17:42:05.426Z');

describe('a moment in a zone', () => {
  it('is written with the offset of that zone on that day', () => {
    expect(isoIn(evening, 'Europe/Berlin')).toBe('2026-11-21T18:42:05+01:00');
    expect(isoIn(new Date('2026-07-01T10:00:00Z'), 'Europe/Berlin')).toBe('2026-07-01T12:00:00+02:00');
    expect(isoIn(evening, 'America/St_Johns')).toBe('2026-11-21T14:12:05-03:30');
    expect(isoIn(evening, 'Asia/Kathmandu')).toBe('2026-11-21T23:27:05+05:45');
    expect(isoIn(evening, 'UTC')).toBe('2026-11-21T17:42:05+00:00');
  });

  it('means the same instant however it is written', () => {
    for (const zone of ['Asia/Tokyo', 'America/Santiago', 'Europe/Kyiv']) {
      expect(new Date(isoIn(evening, zone)).getTime()).toBe(new Date('2026-11-21T17:42:05Z').getTime());
    }
  });

  it('names its zone when it is read', () => {
    expect(momentIn(evening, 'Europe/Berlin')).toBe('21 November 2026, 18:42 CET');
    expect(momentIn(evening, 'UTC')).toBe('21 November 2026, 17:42 UTC');
  });

  it('shows midnight as 00:00', () => {
    expect(clockIn(new Date('2026-11-21T00:00:00Z'), 'UTC')).toBe('00:00');
  });
});

describe('a day in an address', () => {
  it('is named in full', () => {
    expect(dayName('2026-11-21')).toBe('Saturday 21 November 2026');
    expect(dayDate('2026-03-01')).toBe('1 March 2026');
    expect(monthName('2026-11')).toBe('November 2026');
    expect(shortMonthName('2026-11')).toBe('Nov');
  });
});

it('writes a feed date as RFC 822 asks', () => {
  expect(rfc822(evening)).toBe('Sat, 21 Nov 2026 17:42:05 GMT');
});
