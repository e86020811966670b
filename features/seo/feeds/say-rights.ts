import type { FeedSite } from '@/features/seo/feeds/feed-site';
import type { FeedOriginal } from '@/features/seo/feeds/select-feed-items';
import { directionOf, languageName } from '@/lib/locale';
import { escapeHtml } from '@/lib/text/escape-html';
import { webUrl } from '@/lib/net/web-url';

/**
 * That a text is a translation, of what, and by what right it stands here, in words: what licences such as CC BY ask of
 * every copy, also of one that a feed reader keeps.
 */
export function rightsOf({ language, headline, outlet, url, licence }: FeedOriginal, site: FeedSite): string {
  return [
    isTranslated({ language }, site)
      ? `Translated from ${languageName(language)} by ${site.name}.`
      : `Republished by ${site.name}.`,
    `Original: “${headline}”, ${outlet}${webUrl(url) ? ` (${url})` : ''}.`,
    `Licence: ${licence.name}${licence.url ? ` (${licence.url})` : ''}.`,
    ...(licence.attribution ? [licence.attribution] : []),
  ].join(' ');
}

/** The same as the closing line of a text that is carried whole. */
export function rightsHtml(original: FeedOriginal, site: FeedSite): string {
  const { language, headline, outlet, url, homepage, licence } = original;
  const of = `hreflang="${escapeHtml(language)}"`;
  const title = `<span lang="${escapeHtml(language)}" dir="${directionOf(language)}">${escapeHtml(headline)}</span>`;
  const terms = licence.url ? linked(licence.url, licence.name, 'rel="license"') : escapeHtml(licence.name);
  const thanks = licence.attribution ? ` ${escapeHtml(licence.attribution)}` : '';
  const by = linked(`${site.url}/`, site.name);
  const what = isTranslated(original, site)
    ? `This is a translation from ${escapeHtml(languageName(language))} by ${by}.`
    : `This is republished by ${by}.`;
  return `<p>${what} The original, ${webUrl(url) ? `<a href="${escapeHtml(url)}" ${of}>${title}</a>` : title}, was published by ${linked(homepage, outlet)}. Licence: ${terms}.${thanks}</p>`;
}

/** Whether a story was written in another language than the site's. */
export function isTranslated({ language }: Pick<FeedOriginal, 'language'>, site: FeedSite): boolean {
  return language.split('-', 1)[0]?.toLowerCase() !== site.language.split('-', 1)[0]?.toLowerCase();
}

function linked(address: string, text: string, more = ''): string {
  if (!webUrl(address)) return escapeHtml(text);
  return `<a href="${escapeHtml(address)}"${more && ` ${more}`}>${escapeHtml(text)}</a>`;
}
