import { dayIn } from '@/lib/text/days';

/** The address of an article: `/{section}/{day of first publication in the site's zone}/{slug}`. */
export function articlePath(
  article: { section: string; firstPublishedAt: Date; slug: string },
  timeZone: string,
): string {
  return `/${article.section}/${dayIn(article.firstPublishedAt, timeZone)}/${article.slug}`;
}
