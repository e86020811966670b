import { expect, test } from 'vitest';
import { senderMark } from '@/lib/net/sender-mark';

const now = new Date('2026-11-22T12:00:00Z');
const mark = (address: string, at = now) => senderMark({ address, now: at });

test('one network has one mark for a day, and another on the next', () => {
  expect(mark('203.0.113.7')).toBe(mark('203.0.113.7', new Date('2026-11-22T23:59:59Z')));
  expect(mark('203.0.113.7')).toBe(mark('::ffff:203.0.113.7'));
  expect(mark('203.0.113.7')).not.toBe(mark('203.0.113.8'));
  const before = mark('203.0.113.7');
  expect(mark('203.0.113.7', new Date('2026-11-23T00:00:00Z'))).not.toBe(before);
  expect(mark('203.0.113.7')).not.toBe(before); // the salt of a day that is over is gone for good
});

test('a household with IPv6 is one network, however many addresses it takes', () => {
  expect(mark('2001:db8:1:2::1')).toBe(mark('2001:db8:1:2:aaaa:bbbb:cccc:dddd'));
  expect(mark('2001:db8::1')).toBe(mark('2001:db8:0:0:ffff::'));
  expect(mark('2001:db8:1:2::1')).not.toBe(mark('2001:db8:1:3::1'));
  expect(mark('fe80::1%eth0')).toBe(mark('fe80::2'));
});

test('a mark holds nothing of the address', () => {
  expect(mark('203.0.113.7')).toMatch(/^[\w-]{22}$/);
  expect(mark('')).toMatch(/^[\w-]{22}$/);
  expect(senderMark({ address: '203.0.113.7', detail: 'Firefox', now })).not.toBe(mark('203.0.113.7'));
});
