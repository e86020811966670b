import { expect, test } from 'vitest';
import { isLost, isOutage } from '@/lib/postgres/faults/kinds';

test.each([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'timeout exceeded when trying to connect',
])('a line that broke is known by what node-postgres says: %s', (words) => {
  expect(isLost(new Error(words))).toBe(true);
  expect(isOutage(new Error('Invalid invocation', { cause: new Error(words) }))).toBe(true);
});

test('what somebody wrote is no outage', () => {
  expect(isOutage(new Error('duplicate key value'))).toBe(false);
  expect(isOutage(Object.assign(new Error('x'), { code: 'P2002' }))).toBe(false);
});
