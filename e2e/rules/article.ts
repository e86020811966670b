import { z } from 'zod';
import { attributesOf, type Page, type Rule, textOf, unless, unlessSame } from './page';

const Iso = z.iso.datetime({ offset: true });
const Organisation = z.object({
  '@type': z.literal('Organization'),
  name: z.string().min(1),
  url: z.url().optional(),
});
const Publisher = z.object({
  '@type': z.literal('NewsMediaOrganization'),
  name: z.string().min(1),
  url: z.url(),
  logo: z.object({ '@type': z.literal('ImageObject'), url: z.url(), width: z.number(), height: z.number() }),
});
const Author = z.discriminatedUnion('@type', [
  Organisation,
  z.object({ '@type': z.literal('Person'), name: z.string().min(1), url: z.url().optional() }),
]);
const Picture = z.object({
  '@type': z.literal('ImageObject'),
  url: z.url(),
  width: z.number(),
  height: z.number(),
  caption: z.string().min(1),
  creditText: z.string().min(1),
  copyrightNotice: z.string().min(1),
});
const Work = z.object({
  '@type': z.literal('NewsArticle'),
  url: z.url(),
  inLanguage: z.string(),
  headline: z.string(),
  datePublished: Iso.optional(),
  publisher: Organisation,
});
const NewsArticle = z.object({
  '@type': z.literal('NewsArticle'),
  mainEntityOfPage: z.url(),
  headline: z.string(),
  description: z.string().min(1),
  datePublished: Iso,
  dateModified: Iso,
  inLanguage: z.string(),
  articleSection: z.string(),
  isAccessibleForFree: z.literal(true),
  author: z.array(Author).min(1),
  creditText: z.string().optional(),
  publisher: Publisher,
  license: z.url().optional(),
  image: z.array(Picture).min(1).optional(),
  correction: z.array(z.object({ text: z.string(), datePublished: Iso })).optional(),
  isBasedOn: z.url().optional(),
  translator: Author.optional(),
  translationOfWork: Work.optional(),
});
const Crumbs = z.object({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z.array(z.object({ position: z.number(), name: z.string(), item: z.url() })),
});

/** The rules of an article's markup. They hold in all its views. */
export const ARTICLE_RULES: readonly Rule[] = [
  thereIsExactlyOneNewsArticleAndItIsWhole,
  theHeadlineIsTheOnlyHeadingOfTheFirstRank,
  theDatesStandOnThePage,
  noDateLiesInTheFutureAndChangesFollowPublication,
  authorsAreNamedOnThePageAndInitialsAreNobody,
  theArticleIsAtHomeOnThisPage,
  itIsBasedOnTheStoryAtItsOutlet,
  theTranslatedWorkIsTheOneShown,
  theTranslatorIsNoEngine,
  theBreadcrumbsAreTheVisibleOnes,
  picturesAreThoseShown,
  everyCorrectionShownIsMarkedUp,
  originalTextCarriesItsLanguageAndDirection,
];

function thereIsExactlyOneNewsArticleAndItIsWhole(page: Page): string[] {
  const nodes = nodesOf(page).filter((node) => node['@type'] === 'NewsArticle');
  const [node] = nodes;
  if (nodes.length !== 1) return [`there are ${nodes.length}`];
  const { error } = NewsArticle.safeParse(node);
  return error ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) : [];
}

function theHeadlineIsTheOnlyHeadingOfTheFirstRank(page: Page): string[] {
  const headings = [...page.document.querySelectorAll('h1')].map(textOf);
  return unlessSame(headings, [articleOf(page)?.headline.replace(/\s+/g, ' ').trim()], 'h1');
}

function theDatesStandOnThePage(page: Page): string[] {
  const shown = attributesOf(page, 'article header time', 'datetime');
  const { datePublished, dateModified, translationOfWork } = articleOf(page) ?? {};
  const dates = [datePublished, dateModified, translationOfWork?.datePublished];
  return dates.flatMap((date) => unless(!date || shown.includes(date), `${date ?? ''} is not shown`));
}

function noDateLiesInTheFutureAndChangesFollowPublication(page: Page): string[] {
  const { datePublished = '', dateModified = '' } = articleOf(page) ?? {};
  return [
    ...unless(Date.parse(datePublished) <= Date.now(), `published ${datePublished}`),
    ...unless(Date.parse(dateModified) <= Date.now(), `modified ${dateModified}`),
    ...unless(Date.parse(datePublished) <= Date.parse(dateModified), 'modified before it was published'),
  ];
}

function authorsAreNamedOnThePageAndInitialsAreNobody(page: Page): string[] {
  const { author = [], creditText } = articleOf(page) ?? {};
  const header = textOf(page.document.querySelector('article header'));
  const initials = creditText?.split(', ') ?? [];
  return author.flatMap(({ '@type': type, name }) => [
    ...unless(header.includes(name), `${name} is not named`),
    ...unless(!initials.includes(name), `${name} is initials`),
    ...unless(type !== 'Person' || /\s|\p{Lo}/u.test(name), `${name} is no full name`),
  ]);
}

function theArticleIsAtHomeOnThisPage(page: Page): string[] {
  const { mainEntityOfPage, inLanguage, articleSection, publisher } = articleOf(page) ?? {};
  const { document } = page;
  return [
    ...unlessSame(mainEntityOfPage, page.site + page.path.replace(/\?.*/, ''), 'mainEntityOfPage'),
    ...unlessSame(inLanguage, document.documentElement.getAttribute('lang'), 'inLanguage'),
    ...unlessSame(articleSection, visibleCrumbs(page).at(-1)?.name, 'articleSection'),
    ...unlessSame(
      [publisher?.name],
      attributesOf(page, 'meta[property="og:site_name"]', 'content'),
      'publisher',
    ),
  ];
}

function itIsBasedOnTheStoryAtItsOutlet(page: Page): string[] {
  const [link] = attributesOf(page, 'dl.prov a[rel~=external]', 'href');
  const { isBasedOn, translationOfWork } = articleOf(page) ?? {};
  return [...unlessSame(isBasedOn, link, 'isBasedOn'), ...unlessSame(translationOfWork?.url, link, 'url')];
}

function theTranslatedWorkIsTheOneShown(page: Page): string[] {
  const { isBasedOn, translationOfWork: work } = articleOf(page) ?? {};
  if (!isBasedOn && !work) return [];
  const original = page.document.querySelector('article header .og');
  const outlet = textOf(page.document.querySelector('dl.prov a[rel~=external]'));
  return [
    ...unlessSame(work?.headline.replace(/\s+/g, ' ').trim(), textOf(original), 'headline'),
    ...unlessSame(work?.inLanguage, original?.getAttribute('lang'), 'inLanguage'),
    ...unless(work && outlet.includes(work.publisher.name), `the publisher is not ${outlet}`),
  ];
}

function theTranslatorIsNoEngine(page: Page): string[] {
  const { translator, isBasedOn } = articleOf(page) ?? {};
  if (!isBasedOn) return unless(!translator, 'our own story has a translator');
  const [, engine = ''] =
    /Machine, ([^\d]+?) [\d.]+/.exec(textOf(page.document.querySelector('dl.prov'))) ?? [];
  return unless(translator && translator.name !== engine, translator?.name ?? 'there is none');
}

function theBreadcrumbsAreTheVisibleOnes(page: Page): string[] {
  const nodes = nodesOf(page).filter((node) => node['@type'] === 'BreadcrumbList');
  const crumbs = Crumbs.safeParse(nodes[0]).data?.itemListElement ?? [];
  const visible = visibleCrumbs(page).map(({ name, href }, at) => ({
    position: at + 1,
    name,
    item: page.site + href,
  }));
  return [...unlessSame(nodes.length, 1, 'the number of lists'), ...unlessSame(crumbs, visible, 'the list')];
}

/**
 * In the other views pictures of ours do not all appear, but there is never one that the article has not. A crop of a
 * picture lies beside it: `/media/{picture}/{size or crop}`.
 */
function picturesAreThoseShown(page: Page): string[] {
  const marked = articleOf(page)?.image ?? [];
  const shown = ['src', 'srcset'].flatMap((name) => attributesOf(page, 'article figure img', name)).join('');
  const missing = marked.filter(
    ({ url }) => !page.path.includes('?') && !shown.includes(new URL(url).pathname.replace(/[^/]+$/, '')),
  );
  return [
    ...unless(marked.length > 0 || !shown, 'pictures are not marked up'),
    ...missing.map(({ url }) => `${url} is not shown`),
  ];
}

function everyCorrectionShownIsMarkedUp(page: Page): string[] {
  if (page.path.includes('?')) return [];
  const shown = page.document.querySelectorAll('[id^="correction-"]').length;
  return unlessSame(articleOf(page)?.correction?.length ?? 0, shown, 'the number of corrections');
}

function originalTextCarriesItsLanguageAndDirection(page: Page): string[] {
  const originals = [...page.document.querySelectorAll('.og, .og-stand, .bi .or, .sheet')];
  return originals
    .filter((element) => !element.getAttribute('lang') || !element.getAttribute('dir'))
    .map((element) => `none on “${textOf(element).slice(0, 40)}”`);
}

function articleOf(page: Page): z.infer<typeof NewsArticle> | undefined {
  return nodesOf(page).flatMap((node) => NewsArticle.safeParse(node).data ?? [])[0];
}

function nodesOf({ document }: Page): Record<string, unknown>[] {
  return [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) =>
    z.record(z.string(), z.unknown()).parse(JSON.parse(script.textContent)),
  );
}

function visibleCrumbs({ document }: Page) {
  return [...document.querySelectorAll('nav.crumb a')].map((link) => ({
    name: textOf(link),
    href: link.getAttribute('href') ?? '',
  }));
}
