import { inTurns, type Crawl } from './crawl';
import { attributesOf, getPage, isHtml, type Page, unless } from './page';

/** Links to pages that do not answer 200, and to places in them that are not there. */
export function findDeadLinks({ pages }: Crawl): string[] {
  const dead = [...pages.values()].filter(({ status }) => status !== 200);
  const anchors = new Map(
    [...pages].map(([path, page]) => [path, new Set(attributesOf(page, '[id]', 'id'))]),
  );
  return [
    ...dead.map(({ path, status }) => `${path} answers ${status}`),
    ...[...pages.values()].filter(isHtml).flatMap((page) => lostPlaces(page, anchors)),
  ];
}

function lostPlaces(page: Page, anchors: Map<string, Set<string>>): string[] {
  return attributesOf(page, 'a[href*="#"]', 'href').flatMap((href) => {
    const { origin, pathname, search, hash } = new URL(href, page.site + page.path);
    const there = origin === page.site ? anchors.get(pathname + search) : undefined;
    return unless(
      !there || hash === '' || there.has(decodeURIComponent(hash.slice(1))),
      `${page.path} leads to ${href}`,
    );
  });
}

/** Pictures, styles, scripts, fonts and feeds that a page names and that do not answer 200. */
export async function findMissingParts({ site, parts }: Crawl): Promise<string[]> {
  const answers = await inTurns([...parts], async ([path, from]) => {
    const { status } = await getPage(site, path);
    return unless(status === 200, `${path}, named by ${from}, answers ${status}`);
  });
  return answers.flat();
}
