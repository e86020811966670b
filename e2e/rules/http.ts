import { localPath } from './crawl';
import { attributesOf, type Page, type Rule, unless } from './page';

/** The rules of every public answer, page or feed or sitemap. */
export const ANSWER_RULES: readonly Rule[] = [itCanBeAskedAgain, noCookieIsSet];

/** The rules of what a page may hold. */
export const PAGE_RULES: readonly Rule[] = [
  thePolicyIsStrict,
  nothingComesFromElsewhere,
  thereIsNoScriptButOursAndTheMarkup,
  nothingIsStyledOrScriptedInline,
];

function itCanBeAskedAgain({ headers }: Page): string[] {
  const changed = Date.parse(headers.get('last-modified') ?? '');
  return [
    ...unless(/^"[^"]+"$/.test(headers.get('etag') ?? ''), 'there is no strong ETag'),
    ...unless(changed <= Date.now(), 'there is no Last-Modified, or one to come'),
  ];
}

function noCookieIsSet({ headers }: Page): string[] {
  return headers.getSetCookie();
}

function thePolicyIsStrict({ headers }: Page): string[] {
  const policy = headers.get('content-security-policy') ?? '';
  return unless(
    /script-src 'self'(?:;|$)/.test(policy) && !policy.includes('unsafe'),
    policy || 'there is none',
  );
}

const LOADED = 'script, img, source, iframe, video, audio, embed, object, input, link:not([rel=canonical])';

function nothingComesFromElsewhere(page: Page): string[] {
  const addresses = ['src', 'srcset', 'href', 'data', 'poster'].flatMap((name) =>
    attributesOf(page, LOADED, name),
  );
  const foreign = addresses.filter(
    (address) => address && localPath(page.site, address.split(/[ ,]/)[0] ?? '') === null,
  );
  return foreign.map((address) => address.slice(0, 100));
}

function thereIsNoScriptButOursAndTheMarkup(page: Page): string[] {
  return [...page.document.querySelectorAll('script')].flatMap((script) => {
    const src = script.getAttribute('src') ?? '';
    const fine = script.getAttribute('type') === 'application/ld+json' || /^\/assets\/[\w.-]+\.js$/.test(src);
    return unless(fine, src || 'a script stands in the page');
  });
}

function nothingIsStyledOrScriptedInline(page: Page): string[] {
  const inline = [...page.document.querySelectorAll('*')].flatMap((element) =>
    element.getAttributeNames().filter((name) => name === 'style' || name.startsWith('on')),
  );
  return [...new Set(inline)];
}
