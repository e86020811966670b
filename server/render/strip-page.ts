import { BODY_PLACE, type PageParts } from '@/lib/render';

// One pass: React escapes `<` in text and attributes, so these can only be its own markup (or ours).
const DOOMED =
  /<script\b[^<>]*>[^<]*(?:<(?!\/?script\b)[^<]*)*<\/script>|<link\b[^<>]*>|<meta name="next-size-adjust"[^<>]*>|<div hidden="">(?:<!--[^<>]*-->)*<\/div>|<!--(?:[^<]|<(?!!--))*?-->/g;
const OWN_SCRIPT = /^<script\b[^<>]{0,2000}?\s(?:type="application\/ld\+json"|src="\/assets\/[^"]*")[^>]*>/;
const FRAMEWORK_LINK = /\sas="script"|\shref="\/_next\/static\/chunks\/[^"]+\.js/;

/**
 * Takes out of a page that Next rendered all that only its browser half needs: its scripts, flight data, script
 * preloads, comments. JSON-LD, our own scripts below `/assets/`, style sheets, fonts and pictures stay.
 */
export function stripPage(html: string): string {
  return html.replace(DOOMED, (markup) => {
    if (markup.startsWith('<script')) return OWN_SCRIPT.test(markup) ? markup : '';
    if (markup.startsWith('<link')) {
      return FRAMEWORK_LINK.test(markup) ? '' : markup.replace(' data-precedence="next"', '');
    }
    return '';
  });
}

/** The plain page: what Next wrote, stripped, with what the page handed over in its place. */
export function plainPage(html: string, parts: PageParts | undefined): string {
  const plain = stripPage(html);
  if (!parts) return plain;
  return inPlainHtml(plain)
    .replace('</head>', () => `${parts.head}</head>`)
    .replace(BODY_PLACE, () => parts.body);
}

/** Of the shell alone, which holds no text of ours: attributes in lower case, void elements without a slash. */
function inPlainHtml(shell: string): string {
  return shell.replace(' charSet=', ' charset=').replaceAll('/>', '>');
}

// An article may quote any of React's words, so these are signs that no escaped text can show. Flight data and JSON-LD
// do hold text unescaped, which is why the last two look only into scripts of another kind.
const BREAKS = [
  ['error shell', /<html[^<>]{0,2000}\sid="__next_error__"/],
  ['unresolved Suspense', /<template id="[BP]:/],
  ['streamed segment', /<div hidden(?:="")? id="S:/],
  ['pending boundary', /<!--\$\?-->/],
  ['client-rendered boundary', /<!--\$!-->/],
  ['errored boundary', /<template data-(?:dgst|msg|stck)/],
  ['React runtime', /<script(?![^<>]*\stype=)[^<>]*>(?!\(?self\.__next_f)[^<]*\$R[CSXBV]\b/],
  ['next/script', /<script(?![^<>]*\stype=)[^<>]*>\(?self\.__next_s\b/],
] as const satisfies readonly (readonly [string, RegExp])[];

export type Breakage = (typeof BREAKS)[number][0];

/**
 * Why a page as Next rendered it would not be whole without script, or null. An `error shell` is what Next gives for
 * `notFound()` and thrown errors.
 */
export function brokenBy(html: string): Breakage | null {
  return BREAKS.find(([, sign]) => sign.test(html))?.[0] ?? null;
}

/**
 * The modules of client components that a page refers to. Next's own are among them on every page, so compare with a
 * page known to have no others.
 */
export function clientModules(html: string): Set<string> {
  const rows = html.matchAll(/(?<![\da-f])[\da-f]{1,16}:I\[(\d+|\\"[^"]*\\"),/g);
  return new Set(Array.from(rows, ([, module]) => module ?? ''));
}
