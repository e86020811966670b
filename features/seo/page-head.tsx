import type { ArticlePage } from '@/features/articles/schema';
import { isoIn } from '@/lib/text/dates';
import { env } from '@/lib/env';

interface PageHeadProps {
  /** Without the site's name. */
  title: string;
  description?: string;
  /** The page's own address, which is its canonical one: path, and query only where it is another page. */
  path: string;
  indexable?: boolean;
}

const SHARE_IMAGE = '/assets/share.64a16fef.png';

/**
 * What stands in the head of a page. React lifts it there, so a page needs no second query for `generateMetadata`,
 * and no boundary that would wait for it.
 */
export function PageHead({ title, description, path, indexable = true }: PageHeadProps) {
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
    </>
  );
}

/** The head of a page that is no article. */
export function ListHead(props: PageHeadProps) {
  return (
    <>
      <PageHead {...props} />
      <meta property="og:type" content="website" />
      <ShareImage />
    </>
  );
}

/** The head of an article. All views of it have the address of the translation as their canonical one. */
export function ArticleHeadTags({ article }: { article: ArticlePage }) {
  const zone = env().SITE_TIME_ZONE;
  const picture = article.blocks.flatMap((block) => block.pictures)[0];
  return (
    <>
      <PageHead
        title={article.headline}
        description={article.standfirst}
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
      <ShareImage picture={picture} />
    </>
  );
}

function ShareImage({ picture }: { picture?: ArticlePage['blocks'][number]['pictures'][number] }) {
  const shared = (picture && { ...picture, ...picture.crops[0] }) ?? {
    src: SHARE_IMAGE,
    width: 1200,
    height: 630,
    alt: env().SITE_NAME,
  };
  const source = new URL(shared.src, env().SITE_URL).href;
  return (
    <>
      <meta property="og:image" content={source} />
      <meta property="og:image:width" content={String(shared.width)} />
      <meta property="og:image:height" content={String(shared.height)} />
      <meta property="og:image:alt" content={shared.alt} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
