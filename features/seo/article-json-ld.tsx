import type { ArticlePage } from '@/features/articles/schema';
import { describeArticle, describeCrumbs } from '@/features/seo/describe-article';
import { scriptJson } from '@/features/seo/script-json';
import { env } from '@/lib/env';

/** The article's structured data: exactly one NewsArticle, and the crumbs. */
export function ArticleJsonLd({ article }: { article: ArticlePage }) {
  const { SITE_NAME: name, SITE_URL: url, SITE_TIME_ZONE: timeZone } = env();
  const site = { name, url, timeZone };
  return [describeArticle(article, site), describeCrumbs(article, site)].map((node) => (
    <script
      key={node['@type']}
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: scriptJson(node) }}
    />
  ));
}
