import { attributesOf, isArticle, type Page, type Rule, textOf, unless, unlessSame } from './page';

/** The rules of what stands in the head of every page. */
export const HEAD_RULES: readonly Rule[] = [
  thereIsOneAbsoluteCanonicalAddressAndItIsThePages,
  thePageHasATitleAndADescription,
  openGraphIsWhole,
  twitterIsWhole,
  robotsAreToldByRule,
  theLanguageIsTheEditions,
  machineWorkThatNobodyReadIsNotIndexed,
];

const NEVER_INDEXED = /^\/(?:search|saved|newsroom)(?:[/?]|$)/;

/** What robots are told of a page. */
export function isInvited(page: Page): boolean {
  return robotsOf(page).startsWith('index,');
}

export function canonicalOf(page: Page): string | undefined {
  return attributesOf(page, 'link[rel="canonical"]', 'href')[0];
}

function thereIsOneAbsoluteCanonicalAddressAndItIsThePages(page: Page): string[] {
  const own = page.path.replace(/[?&](?:view|block)=[\w-]+$/, '');
  return unlessSame(attributesOf(page, 'link[rel="canonical"]', 'href'), [page.site + own], 'it');
}

function thePageHasATitleAndADescription(page: Page): string[] {
  const titles = [...page.document.querySelectorAll('head > title')].map(textOf);
  const descriptions = attributesOf(page, 'meta[name="description"]', 'content');
  return [
    ...unless(titles.length === 1 && titles[0], `titles: ${titles.join()}`),
    ...unless(descriptions.length === 1 && descriptions[0], `descriptions: ${descriptions.join()}`),
  ];
}

const OPEN_GRAPH = [
  ...['site_name', 'title', 'description', 'type', 'url', 'locale'],
  ...['image', 'image:width', 'image:height', 'image:alt'],
];

function openGraphIsWhole(page: Page): string[] {
  const type = isArticle(page) ? 'article' : 'website';
  return [
    ...OPEN_GRAPH.flatMap((name) => oneOf(page, 'property', `og:${name}`)),
    ...unlessSame(metaOf(page, 'property', 'og:type'), [type], 'og:type'),
    ...unlessSame(metaOf(page, 'property', 'og:url'), [canonicalOf(page)], 'og:url'),
    ...unless(
      metaOf(page, 'property', 'og:image')[0]?.startsWith(`${page.site}/`),
      'og:image is not absolute',
    ),
    ...(isArticle(page)
      ? ['article:published_time', 'article:modified_time', 'article:section'].flatMap((name) =>
          oneOf(page, 'property', name),
        )
      : []),
  ];
}

function twitterIsWhole(page: Page): string[] {
  const names = ['card', 'title', 'description', 'image', 'image:alt'];
  return names.flatMap((name) => oneOf(page, 'name', `twitter:${name}`));
}

function robotsAreToldByRule(page: Page): string[] {
  const robots = robotsOf(page);
  if (NEVER_INDEXED.test(page.path)) return unless(robots.startsWith('noindex'), robots);
  return unless(/^(?:index,follow,max-image-preview:large|noindex,follow)$/.test(robots), robots);
}

function theLanguageIsTheEditions({ document }: Page): string[] {
  const { documentElement: root } = document;
  return unlessSame([root.getAttribute('lang'), root.getAttribute('dir')], ['en', 'ltr'], 'lang and dir');
}

function machineWorkThatNobodyReadIsNotIndexed(page: Page): string[] {
  const unread = page.document.querySelectorAll('article .bead.machine, article .bead.stale').length;
  return unless(!isArticle(page) || unread === 0 || !isInvited(page), `${unread} paragraphs`);
}

function robotsOf(page: Page): string {
  return metaOf(page, 'name', 'robots').join(' and ');
}

function oneOf(page: Page, key: 'name' | 'property', name: string): string[] {
  const found = metaOf(page, key, name);
  return unless(found.length === 1 && found[0], `${name} is there ${found.length} times, “${found.join()}”`);
}

function metaOf(page: Page, key: 'name' | 'property', name: string): string[] {
  return attributesOf(page, `meta[${key}="${name}"]`, 'content');
}
