/** Addresses in one file, as sitemaps.org allows. */
export const SITEMAP_LENGTH = 50_000;

/** Addresses in one news sitemap, and how long a story is news, as Google News allows. */
export const NEWS_LENGTH = 1000;
export const NEWS_HOURS = 48;
