import { expect, test } from 'vitest';
import { TokenBuckets } from '@/lib/net/token-buckets';

const at = (seconds: number) => new Date(seconds * 1000);

test('a key has its burst, then one for each span, and never more than its burst', () => {
  const buckets = new TokenBuckets({ burst: 2, refillMs: 10_000 });
  expect([1, 2, 3].map(() => buckets.take('a', at(0)))).toEqual([true, true, false]);
  expect(buckets.take('b', at(0))).toBe(true);
  expect([buckets.take('a', at(9)), buckets.take('a', at(10)), buckets.take('a', at(11))]).toEqual([
    false,
    true,
    false,
  ]);
  expect([1, 2, 3].map(() => buckets.take('a', at(1000)))).toEqual([true, true, false]);
});

test('it remembers a bounded number of keys', () => {
  const buckets = new TokenBuckets({ burst: 1, refillMs: 10_000, most: 2 });
  for (const key of ['a', 'b', 'c']) buckets.take(key, at(0));
  expect([buckets.take('c', at(0)), buckets.take('b', at(0)), buckets.take('a', at(0))]).toEqual([
    false,
    false,
    true,
  ]);
});
