import type { Site } from '@/features/seo/describe-article';

const LOGO = { path: '/apple-touch-icon.png', width: 180, height: 180 };

/** Who publishes, as everything that is published names it. */
export function publisherOf({ name, url }: Site) {
  const { path, ...size } = LOGO;
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${url}/#publisher`,
    name,
    url: `${url}/`,
    logo: { '@type': 'ImageObject', url: url + path, ...size },
  };
}

/** The site and its publisher, as the front page tells of them: how it is searched, and by what rules it works. */
export function describeSite(site: Site, language: string) {
  const { name, url } = site;
  return graph([
    {
      '@type': 'WebSite',
      '@id': `${url}/#site`,
      name,
      url: `${url}/`,
      inLanguage: language,
      publisher: { '@id': `${url}/#publisher` },
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${url}/search?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
    {
      ...publisherOf(site),
      publishingPrinciples: `${url}/editorial-policy`,
      correctionsPolicy: `${url}/editorial-policy#corrections`,
    },
  ]);
}

/** A list of stories as its page shows it. */
export interface DescribedList {
  name: string;
  path: string;
  stories: readonly { path: string }[];
  /** The index it belongs to, if it has one. */
  parent?: { name: string; path: string };
}

const MOST_ITEMS = 10; // those at the top say what the list is; each weighs on every reader

/** The way to a list and what it begins with. */
export function describeList({ name, path, stories, parent }: DescribedList, { url }: Site) {
  const steps = [{ name: 'Front page', path: '/' }, ...(parent ? [parent] : []), { name, path }];
  return graph([
    {
      '@type': 'BreadcrumbList',
      itemListElement: steps.map((step, at) => ({ ...item(at), name: step.name, item: url + step.path })),
    },
    {
      '@type': 'ItemList',
      itemListElement: stories
        .slice(0, MOST_ITEMS)
        .map((story, at) => ({ ...item(at), url: url + story.path })),
    },
  ]);
}

/** Who writes, on the page about them. */
export function describeAuthor(
  author: { kind: 'person' | 'agency'; name: string; slug: string; biography: string },
  { url }: Site,
) {
  return graph([
    {
      '@type': 'ProfilePage',
      url: `${url}/authors/${author.slug}`,
      mainEntity: {
        '@type': author.kind === 'person' ? 'Person' : 'Organization',
        name: author.name,
        url: `${url}/authors/${author.slug}`,
        description: author.biography || undefined,
      },
    },
  ]);
}

function graph(nodes: object[]) {
  return { '@context': 'https://schema.org', '@graph': nodes };
}

function item(at: number) {
  return { '@type': 'ListItem', position: at + 1 };
}
