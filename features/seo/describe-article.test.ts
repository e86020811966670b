import { tellText } from '@/features/articles/provenance/tell-text';
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
    licence: { name: 'By agreement', url: null, attribution: null, showsFullText: true },
  },
  provenance: tellText([]),
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
    expect(described.author).toEqual([
      { '@type': 'Organization', name: 'dpa', url: 'https://times.example/authors/dpa' },
    ]);
    expect(described.creditText).toBe('skr');
  });

  it('names the outlet as author when no one else is named', () => {
    expect(describeArticle(article, site).author).toEqual([{ '@type': 'Organization', name: 'Strombote' }]);
  });

  it('leads to our page of whoever wrote it', () => {
    const credits: ArticlePage['credits'] = [
      { kind: 'person', name: 'Ana Sol', slug: 'ana-sol' },
      { kind: 'person', name: 'Nobody Here', slug: null },
    ];
    expect(describeArticle({ ...article, credits }, site).author).toEqual([
      { '@type': 'Person', name: 'Ana Sol', url: 'https://times.example/authors/ana-sol' },
      { '@type': 'Person', name: 'Nobody Here', url: undefined },
    ]);
  });

  it('names the licence of the text, and of the original with whom to thank', () => {
    const url = 'https://creativecommons.org/licenses/by/4.0/';
    const original = article.original && {
      ...article.original,
      licence: { name: 'CC BY 4.0', url, attribution: 'Ana Sol / Strombote', showsFullText: true },
    };
    expect(describeArticle({ ...article, original }, site)).toMatchObject({
      license: url,
      translationOfWork: { license: url, creditText: 'Ana Sol / Strombote' },
    });
    expect(JSON.parse(scriptJson(describeArticle(article, site)))).not.toHaveProperty('license');
  });

  it('names a publisher with its logo', () => {
    expect(describeArticle(article, site).publisher).toMatchObject({
      '@type': 'NewsMediaOrganization',
      name: 'The Limited Times',
      logo: { url: 'https://times.example/apple-touch-icon.png', width: 180 },
    });
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

  it('shows the picture it opens with in every ratio, credited, and a drawing as what everybody can show', () => {
    const drawing = {
      ...{
        src: '/media/a.svg',
        srcSet: '',
        width: 1500,
        height: 1000,
        drawing: true,
        focalX: 0.5,
        focalY: 0.5,
      },
      ...{ alt: 'A ship', caption: 'The Rhine', credit: 'Drawing: us' },
      crops: [
        { ratio: '16x9', src: '/media/a-16x9.jpeg', width: 1200, height: 675 },
        { ratio: '1x1', src: '/media/a-1x1.jpeg', width: 1000, height: 1000 },
      ],
    };
    const block = { key: 'b1', kind: 'picture' as const, text: '', html: '', attributes: {} };
    const blocks = [drawing, drawing].map((picture) => ({
      ...{
        ...block,
        status: 'reviewed' as const,
        engine: null,
        engineVersion: null,
        translatedAt: null,
        hands: [],
        sourceKey: null,
        pictures: [picture],
      },
    }));
    expect(describeArticle({ ...article, blocks }, site).image).toMatchObject([
      { url: 'https://times.example/media/a-16x9.jpeg', width: 1200, height: 675, caption: 'The Rhine' },
      {
        url: 'https://times.example/media/a-1x1.jpeg',
        creditText: 'Drawing: us',
        copyrightNotice: 'Drawing: us',
      },
      { url: 'https://times.example/media/a-16x9.jpeg' },
    ]);
  });

  it('shows no picture rather than a stand-in', () => {
    expect(JSON.parse(scriptJson(describeArticle(article, site)))).not.toHaveProperty('image');
  });
});
