import type { ArticlePage } from '@/features/articles/schema';
import { teaserOf } from '@/features/articles/freeze-blocks';
import { shareAddress } from '@/features/seo/share/answer-share-image';
import { isoIn } from '@/lib/text/dates';
import { env } from '@/lib/env';

interface PageHeadProps {
  /** Without the site's name. */
  title: string;
  description?: string;
  /** The page's own address, which is its canonical one: path, and query only where it is another page. */
  path: string;
  indexable?: boolean;
  /** The list's own feeds lie below this path. */
  feeds?: string;
}

const FEEDS = [
  ['feed.xml', 'application/rss+xml'],
  ['atom.xml', 'application/atom+xml'],
  ['feed.json', 'application/feed+json'],
] as const;
const SHARE_IMAGE = '/assets/share.64a16fef.png';

/**
 * What stands in the head of a page. React lifts it there, so a page needs no second query for `generateMetadata`,
 * and no boundary that would wait for it.
 */
export function PageHead({ title, description, path, indexable = true, feeds }: PageHeadProps) {
  const { SITE_NAME: name, SITE_URL: site } = env();
  const fullTitle = path === '/' ? title : `${title} | ${name}`;
  return (
    <>
      <title>{fullTitle}</title>
      {description ? <meta name="description" content={description} /> : null}
      <link rel="canonical" href={site + path} />
      <meta name="robots" content={indexable ? 'index,follow,max-image-preview:large' : 'noindex,follow'} />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={title} />
      {description ? <meta property="og:description" content={description} /> : null}
      <meta property="og:url" content={site + path} />
      <meta property="og:locale" content={env().SITE_LANGUAGE.replace('-', '_')} />
      <meta name="twitter:title" content={title} />
      {description ? <meta name="twitter:description" content={description} /> : null}
      {feeds
        ? FEEDS.map(([file, type]) => (
            <link key={file} rel="alternate" type={type} href={`${feeds}/${file}`} title={title} />
          ))
        : null}
    </>
  );
}

/**
 * The head of a page that is no article. What lies behind a cursor is another page after each publication: search engines
 * keep the days of the archive instead.
 */
export function ListHead({ indexable = true, ...props }: PageHeadProps) {
  return (
    <>
      <PageHead {...props} indexable={indexable && !props.path.includes('?after=')} />
      <meta property="og:type" content="website" />
      <ShareImage />
    </>
  );
}

/** The head of an article. All views of it have the address of the translation as their canonical one. */
export function ArticleHeadTags({ article }: { article: ArticlePage }) {
  const zone = env().SITE_TIME_ZONE;
  return (
    <>
      <PageHead
        title={article.headline}
        description={article.standfirst || teaserOf(article.blocks)}
        path={article.path}
        indexable={article.indexable}
      />
      <meta property="og:type" content="article" />
      <meta property="article:published_time" content={isoIn(article.publishedAt, zone)} />
      <meta
        property="article:modified_time"
        content={isoIn(article.modifiedAt ?? article.publishedAt, zone)}
      />
      <meta property="article:section" content={article.section.name} />
      <ShareImage src={shareAddress(article)} alt={article.headline} />
    </>
  );
}

function ShareImage({ src = SHARE_IMAGE, alt = env().SITE_NAME }: { src?: string; alt?: string }) {
  const source = env().SITE_URL + src;
  return (
    <>
      <meta property="og:image" content={source} />
      <meta property="og:image:width" content={'1200'} />
      <meta property="og:image:height" content={'630'} />
      <meta property="og:image:alt" content={alt} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:image" content={source} />
      <meta name="twitter:image:alt" content={alt} />
    </>
  );
}
