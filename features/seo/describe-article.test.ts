import { describe, expect, it } from 'vitest';
import type { ArticlePage } from '@/features/articles/schema';
import { describeArticle } from '@/features/seo/describe-article';
import { scriptJson } from '@/features/seo/script-json';

const site = { name: 'The Limited Times', url: 'https://times.example', timeZone: 'Europe/Berlin' };

const article: ArticlePage = {
  id: 7,
  path: '/economy/2026-11-21/the-rhine-falls',
  day: '2026-11-21',
  section: { slug: 'economy', name: 'Economy' },
  language: 'en',
  headline: 'The Rhine falls',
  standfirst: 'To the mark.',
  publishedAt: new Date('2026-11-21T17:42:07.426Z'),
  modifiedAt: null,
  credits: [],
  blocks: [],
  source: {
    id: 1,
    slug: 'strombote',
    name: 'Strombote',
    romanisedName: null,
    city: 'Duisburg',
    language: 'de',
    timeZone: 'Europe/Berlin',
  },
  original: {
    headline: 'Der Rhein sinkt',
    standfirst: '',
    language: 'de',
    itemUrl: 'https://strombote.example/1',
    publishedAt: new Date('2026-11-21T15:00:00Z'),
    retracted: false,
    changedSince: false,
    licence: { name: 'By agreement', url: null, showsFullText: true },
  },
  provenance: null,
  corrections: [],
  topics: [],
  indexable: true,
  related: [],
  storiesOfDay: 1,
  demo: false,
};

describe('the structured data of an article', () => {
  it('survives a headline made to break out of its script', () => {
    const hostile = '</script><script>alert(1)</script> <!-- \u2028 \u2029 & "quoted"';
    const json = scriptJson(describeArticle({ ...article, headline: hostile }, site));
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect((JSON.parse(json) as { headline: string }).headline).toBe(hostile);
  });

  it('dates a story that was never changed by its publication', () => {
    const { datePublished, dateModified } = describeArticle(article, site);
    expect(datePublished).toBe('2026-11-21T18:42:07+01:00');
    expect(dateModified).toBe(datePublished);
  });

  it('makes an agency an organisation and leaves initials nobody', () => {
    const credits: ArticlePage['credits'] = [
      { kind: 'credit', name: 'skr', slug: null },
      { kind: 'agency', name: 'dpa', slug: 'dpa' },
    ];
    const described = describeArticle({ ...article, credits }, site);
    expect(described.author).toEqual([{ '@type': 'Organization', name: 'dpa' }]);
    expect(described.creditText).toBe('skr');
  });

  it('names the outlet as author when no one else is named', () => {
    expect(describeArticle(article, site).author).toEqual([{ '@type': 'Organization', name: 'Strombote' }]);
  });

  it('leads to the work it translates, and no engine is its translator', () => {
    expect(describeArticle(article, site)).toMatchObject({
      isBasedOn: 'https://strombote.example/1',
      translator: { '@type': 'Organization', name: 'The Limited Times' },
      translationOfWork: {
        '@type': 'NewsArticle',
        url: 'https://strombote.example/1',
        inLanguage: 'de',
        headline: 'Der Rhein sinkt',
        datePublished: '2026-11-21T16:00:00+01:00',
      },
    });
  });

  it('shows no picture rather than a stand-in', () => {
    expect(JSON.parse(scriptJson(describeArticle(article, site)))).not.toHaveProperty('image');
  });
});
