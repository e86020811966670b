import { expect, test } from 'vitest';
import { namesTouchedBy } from '@/features/articles/addresses';

const bare = {
  ...{ id: 7, path: null, publishedOn: null, sectionSlug: 'world', sourceId: null, originalLanguage: null },
  ...{ topics: [], bylines: [] },
};

test('an article touches its own page and every list that it can stand in', () => {
  const names = namesTouchedBy({
    ...{ id: 7, path: '/world/2026-11-22/x', publishedOn: new Date('2026-11-22'), sectionSlug: 'world' },
    ...{
      sourceId: 3,
      originalLanguage: 'pl',
      topics: [{ topic: { slug: 'sea' } }, { topic: { slug: 'ice' } }],
    },
    bylines: [
      { person: { slug: 'ana' }, agency: null },
      { person: null, agency: { slug: 'dpa' } },
      { person: null, agency: null },
    ],
  });
  expect(names.toSorted()).toEqual(
    [
      ...[
        'article:7',
        '/world/2026-11-22/x',
        'front',
        'latest',
        'archive',
        'day:2026-11-22',
        'section:world',
      ],
      ...['source-list:3', 'sources', 'language:pl', 'languages', 'corrections'],
      ...['topic:sea', 'topic:ice', 'topics', 'author:ana', 'author:dpa', 'authors'],
    ].toSorted(),
  );
});

test('an article without topics and names leaves their pages alone', () => {
  const names = namesTouchedBy(bare);
  expect(names).not.toContain('topics');
  expect(names).not.toContain('authors');
  expect(names.some((name) => name.includes('null') || name.includes('undefined'))).toBe(false);
});
