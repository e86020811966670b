import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { describeAuthor, describeList, describeSite } from '@/features/seo/describe-site';
import { scriptJson } from '@/features/seo/script-json';

const site = { name: 'The Limited Times', url: 'https://times.example', timeZone: 'UTC' };

test('the front page says how the site is searched, who publishes it and by what rules', () => {
  expect(describeSite(site, 'en')['@graph']).toMatchObject([
    {
      '@type': 'WebSite',
      potentialAction: {
        target: { urlTemplate: 'https://times.example/search?q={search_term_string}' },
        'query-input': 'required name=search_term_string',
      },
    },
    {
      '@type': 'NewsMediaOrganization',
      logo: { '@type': 'ImageObject' },
      publishingPrinciples: 'https://times.example/editorial-policy',
      correctionsPolicy: 'https://times.example/editorial-policy#corrections',
    },
  ]);
});

test('a list says where it stands and what it begins with, and weighs little', () => {
  const stories = Array.from({ length: 30 }, (_, at) => ({ path: `/world/2026-06-01/a-story-number-${at}` }));
  const list = {
    name: 'Rivers',
    path: '/topics/rivers',
    stories,
    parent: { name: 'Topics', path: '/topics' },
  };
  const described = describeList(list, site);
  expect(described['@graph']).toMatchObject([
    {
      itemListElement: [
        { position: 1, name: 'Front page', item: 'https://times.example/' },
        { position: 2, name: 'Topics', item: 'https://times.example/topics' },
        { position: 3, name: 'Rivers', item: 'https://times.example/topics/rivers' },
      ],
    },
    {
      '@type': 'ItemList',
      itemListElement: {
        length: 10,
        0: { position: 1, url: `https://times.example${stories[0]?.path ?? ''}` },
      },
    },
  ]);
  expect(gzipSync(scriptJson(described)).length).toBeLessThan(400);
});

test('a page about who writes is a profile of them', () => {
  const author = { kind: 'agency' as const, name: 'dpa', slug: 'dpa', biography: '' };
  expect(describeAuthor(author, site)['@graph']).toMatchObject([
    {
      '@type': 'ProfilePage',
      mainEntity: { '@type': 'Organization', url: 'https://times.example/authors/dpa' },
    },
  ]);
});
