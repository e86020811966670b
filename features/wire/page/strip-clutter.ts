import { measureText, type Measure } from '@/features/wire/page/measure-text';

const NEVER_TEXT =
  'script, style, title, noscript, template, nav, form, button, input, select, textarea, dialog, svg, canvas, menu, link, meta, [role="navigation"], [role="dialog"], [role="alertdialog"], [role="search"], [role="banner"], [role="contentinfo"], [hidden], footer, aside';
// Of names of at most 1000 characters.
const CLUTTER =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscri\w*|abo-?box|related|recommend\w*|readmore|read-more|more-news|weitere|share\w*|sharing|social|sns\w*|bookmark|reaction|follow\w*|\w*ranking|timeline-list|comments?|disqus|outbrain|taboola|ad|ads|advert\w*|adslot|anzeige|reklama?|sponsor\w*|promo\w*|breadcrumbs?|pagination|tags?|taglist|etiketler|keywords|toolbar|sidebar|author-?(?:bio|box|card|info)|most-?read|trending|popular|donotprint|no-?print|skip-?link|modal|popup|overlay|nav|navbar|menu|teaser-?list|see-?also|paywall-?(?:message|teaser|box)|printer|copyright-?notice|login|signin|registration)(?:$|[\s_-])/i;
const SIGNATURE =
  /(?:^|[\s_-])(?:by-?line|authors?|autor(?:en|es)?|date-?line|pub-?date|published|timestamp|datetime|meta|article-?(?:info|date|meta|details)|post-?meta|entry-?meta|kicker|topline|overline|dachzeile|rubrik|section-?name|submitted|read(?:ing)?-?time)(?:$|[\s_-])/i;

/**
 * Takes out of a page, in place, what is no part of its article: navigation, forms, sharing, advertising, further
 * reading, hidden things, and the short lines with author and time, which `readMeta` has read.
 */
export function stripClutter(document: Document): void {
  revealLazyPictures(document);
  const headlines = document.querySelectorAll('h1');
  if (headlines.length === 1) headlines[0]?.remove();
  const measured = measureText(document.body);
  const everything = measured(document.body).prose;
  const holdsTheText = (element: Element) => measured(element).prose > everything * 0.4;
  const signs = (element: Element) => isSignature(element, measured(element));
  for (const element of document.querySelectorAll(NEVER_TEXT))
    if (isPlainlyClutter(element) || !holdsTheText(element)) element.remove();
  for (const element of document.querySelectorAll('[class], [id], [style]')) {
    if (
      !element.parentNode ||
      /^(?:html|body|main|article|p|h1|figure|img|picture|em|strong|i|b)$/i.test(element.tagName)
    ) {
      if (signs(element)) element.remove();
      continue;
    }
    const names = `${element.getAttribute('class') ?? ''} ${element.id}`.slice(0, 1000);
    const hidden = /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');
    if (((hidden || CLUTTER.test(names)) && !holdsTheText(element)) || signs(element)) element.remove();
  }
}

function isPlainlyClutter(element: Element): boolean {
  return /^(?:script|style|title|noscript|template|svg|input|link|meta)$/i.test(element.tagName);
}

function isSignature(element: Element, { text, shows }: Measure): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.id}`.slice(0, 1000);
  if (
    text > 160 ||
    shows ||
    !SIGNATURE.test(names) ||
    /^(?:html|body|main|article|figure|img|a|figcaption)$/i.test(element.tagName)
  )
    return false;
  return !isQuotedOrCaption(element);
}

/** Names in a caption or a quotation are part of it. A few steps up are enough, and cheap on a page nested deep. */
function isQuotedOrCaption(element: Element): boolean {
  let around: Element | null = element;
  for (let steps = 0; around && steps < 8; steps++, around = around.parentElement)
    if (
      /^(?:figure|figcaption|blockquote)$/i.test(around.tagName) ||
      (around.getAttribute('class') ?? '').includes('caption')
    )
      return true;
  return false;
}

/** Pictures that a script would load later stand in an attribute, or in a `noscript` beside an empty one. */
function revealLazyPictures(document: Document): void {
  for (const fallback of document.querySelectorAll('noscript')) {
    const source = /<img\b[^<>]{0,1000}?\ssrc ?= ?["']([^"'<>]{1,2000})["']/i.exec(
      fallback.innerHTML || fallback.textContent || '',
    )?.[1];
    const image = fallback.previousElementSibling?.matches('img')
      ? fallback.previousElementSibling
      : fallback.parentElement?.querySelector('img');
    const shown = image?.getAttribute('src') ?? '';
    if (source && image && (shown === '' || shown.startsWith('data:')) && !image.getAttribute('data-src'))
      image.setAttribute('data-src', source);
  }
}
