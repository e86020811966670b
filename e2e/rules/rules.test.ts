import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { ARTICLE_RULES } from '@/e2e/rules/article';
import { HEAD_RULES } from '@/e2e/rules/head';
import { PAGE_RULES } from '@/e2e/rules/http';
import { findBreaches, type Page } from '@/e2e/rules/page';

const SITE = 'https://times.example';
const PATH = '/world/2026-06-01/the-rhine-falls';
const OUTLET = { '@type': 'Organization', name: 'Strombote' };
const NEWS = {
  ...{
    '@type': 'NewsArticle',
    mainEntityOfPage: SITE + PATH,
    headline: 'The Rhine falls',
    description: 'Low.',
  },
  ...{ datePublished: '2026-06-01T12:00:07+02:00', dateModified: '2026-06-01T12:00:07+02:00' },
  ...{
    inLanguage: 'en',
    articleSection: 'World',
    isAccessibleForFree: true,
    author: [OUTLET],
    creditText: 'skr',
  },
  publisher: {
    ...{ '@type': 'NewsMediaOrganization', name: 'The Times', url: SITE },
    logo: { '@type': 'ImageObject', url: `${SITE}/logo.png`, width: 112, height: 112 },
  },
  isBasedOn: 'https://strombote.example/1',
  translator: { '@type': 'Organization', name: 'The Times' },
  translationOfWork: {
    ...{ '@type': 'NewsArticle', url: 'https://strombote.example/1', inLanguage: 'de' },
    ...{ headline: 'Der Rhein sinkt', publisher: OUTLET },
  },
};
const CRUMBS = {
  '@type': 'BreadcrumbList',
  itemListElement: [{ position: 1, name: 'World', item: `${SITE}/world` }],
};
const meta = (name: string, content: string) =>
  `<meta ${/^(?:og|article):/.test(name) ? 'property' : 'name'}="${name}" content="${content}">`;
const GOOD = `<html lang="en" dir="ltr"><head><title>The Rhine falls</title>
<link rel="canonical" href="${SITE + PATH}"><script src="/assets/reader.js"></script>
${Object.entries({
  ...{ description: 'Low.', robots: 'noindex,follow', 'og:site_name': 'The Times', 'og:title': 'T' },
  ...{ 'og:description': 'D', 'og:type': 'article', 'og:url': SITE + PATH, 'og:locale': 'en' },
  ...{ 'og:image': `${SITE}/a.png`, 'og:image:width': '1', 'og:image:height': '1', 'og:image:alt': 'A' },
  ...{ 'article:published_time': 'x', 'article:modified_time': 'x', 'article:section': 'World' },
  ...{
    'twitter:card': 'c',
    'twitter:title': 'T',
    'twitter:description': 'D',
    'twitter:image': `${SITE}/a.png`,
  },
  'twitter:image:alt': 'A',
})
  .map(([name, content]) => meta(name, content))
  .join('')}</head><body>
${[NEWS, CRUMBS].map((node) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`).join('')}
<article><header><nav class="crumb"><a href="/world">World</a></nav><h1>The Rhine falls</h1>
<time datetime="2026-06-01T12:00:07+02:00">1 June</time><p class="og" lang="de" dir="ltr">Der Rhein sinkt</p>
<dl class="prov"><dd><a rel="external" href="https://strombote.example/1">Strombote</a></dd>
<dd>Machine, Fjord MT 4.1</dd></dl></header><a class="bead machine"></a></article></body></html>`;

const breaches = (html: string) => {
  const { document } = parseHTML(html);
  const headers = new Headers({ 'content-security-policy': "script-src 'self'" });
  const page: Page = { site: SITE, path: PATH, status: 200, headers, text: html, document };
  return findBreaches([page], [...ARTICLE_RULES, ...HEAD_RULES, ...PAGE_RULES]).join('\n');
};

it('a page that keeps the rules breaks none', () => {
  expect(breaches(GOOD)).toBe('');
});

it.each([
  ['exactly one news article', '"NewsArticle","main', '"Article","main'],
  ['only heading of the first rank', '<h1>The', '<h1>Now the'],
  ['dates stand on the page', '<time datetime="2026-06-01T12:00:07', '<time datetime="2026-06-01T12:00:08'],
  ['no date lies in the future', '"dateModified":"2026', '"dateModified":"9026'],
  ['changes follow publication', '"dateModified":"2026', '"dateModified":"2025'],
  ['initials are nobody', '"creditText":"skr"', '"creditText":"Strombote"'],
  [
    'authors are named on the page',
    '"author":[{"@type":"Organization","name":"Strombote',
    '"author":[{"@type":"Organization","name":"Nobody',
  ],
  ['at home on this page', '"inLanguage":"en"', '"inLanguage":"fr"'],
  ['based on the story at its outlet', '"isBasedOn":"https://strombote', '"isBasedOn":"https://elsewhere'],
  ['translated work is the one shown', 'Der Rhein sinkt</p>', 'Der Rhein steigt</p>'],
  [
    'translator is no engine',
    '"translator":{"@type":"Organization","name":"The Times',
    '"translator":{"@type":"Organization","name":"Fjord MT',
  ],
  ['breadcrumbs are the visible ones', '<a href="/world">World', '<a href="/world">Europe'],
  ['pictures are those shown', '</header>', '<figure><img srcset="/a 1w"></figure></header>'],
  ['every correction shown', '</article>', '<p id="correction-1"></p></article>'],
  ['language and direction', ' dir="ltr">Der', '>Der'],
  ['one absolute canonical', 'rel="canonical" href="https://times.example', 'rel="canonical" href="'],
  ['title and a description', '<title>The Rhine falls', '<title>'],
  ['open graph is whole', 'property="og:locale"', 'property="og:place"'],
  ['twitter is whole', 'name="twitter:card"', 'name="twitter:kind"'],
  ['robots are told by rule', 'noindex,follow', 'all'],
  ['machine work that nobody read', 'noindex,follow', 'index,follow,max-image-preview:large'],
  ['the language is the editions', '<html lang="en"', '<html lang="de"'],
  ['nothing comes from elsewhere', '</article>', '<img src="https://cdn.example/x.png"></article>'],
  ['no script but ours', '/assets/reader.js', '/_next/static/chunks/main.js'],
  ['nothing is styled or scripted inline', '<h1>', '<h1 style="color:red">'],
])('a breach is seen: %s', (rule, from, to) => {
  expect(GOOD).toContain(from);
  expect(breaches(GOOD.replace(from, to))).toContain(rule);
});
