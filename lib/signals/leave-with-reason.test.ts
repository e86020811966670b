import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';
import { reasonToLeave } from '@/lib/signals/leave-with-reason';

const of = (fields: object) => Object.assign(new Error('It failed.'), fields);

test.each([
  [{ code: 'EADDRINUSE', syscall: 'listen' }, /^Port \d+ is taken/],
  [{ code: 'EACCES', syscall: 'listen' }, /^PORT \d+ is reserved for root/],
  [{ code: 'EADDRNOTAVAIL', syscall: 'listen' }, /^HOST .* is no address of this machine/],
  [{ code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: env().HOST }, /^HOST .* is not known here/],
  [{ code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'db' }, /^The database could not be reached/],
  [{ code: 'ECONNREFUSED', syscall: 'connect' }, /^The database could not be reached/],
  [{ code: '28P01' }, /^The database does not accept the password/],
  [{ code: '42501' }, /^The database user lacks a right/],
  [{ code: '53300' }, /^The database could not be reached/],
  [{ code: 'EACCES', syscall: 'open' }, /^DATA_DIR .* can not be written/],
])('an error of %j is one sentence that is true of it', (fields, sentence) => {
  expect(reasonToLeave(of(fields))).toMatch(sentence);
  expect(reasonToLeave(of(fields))).not.toContain('\n');
});

test('a fault says what it says, and a bug all that is known of it', () => {
  expect(reasonToLeave(new Fault('x', 'The disk is full.'))).toBe('The disk is full.');
  expect(reasonToLeave(new TypeError('no such thing'))).toMatch(/TypeError: no such thing\n\s+at /);
});
