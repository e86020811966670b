import { expect, test } from 'vitest';
import { counted, figure, storyCount } from '@/components/ui/counted';

test('a count reads as a person would say it', () => {
  expect(figure(100_000)).toBe('100,000');
  expect(storyCount(1)).toBe('1 story');
  expect(storyCount(0)).toBe('0 stories');
  expect(counted(1204, 'view', 'views')).toBe('1,204 views');
});
