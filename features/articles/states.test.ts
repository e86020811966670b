import { expect, test } from 'vitest';
import { requireTransition } from '@/features/articles/states';

test('an article goes only where the table leads', () => {
  expect(() => requireTransition('publish', 'killed')).toThrow(
    "An article that is killed can't be published.",
  );
  expect(() => requireTransition('withdraw', 'draft')).toThrow(
    "An article that is draft can't be withdrawn.",
  );
  expect(() => requireTransition('publish', 'withdrawn')).not.toThrow();
});
