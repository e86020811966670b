import { linkOf } from '@/features/wire/html/read-inline';
import {
  findAll,
  isElement,
  textIn,
  wordsOf,
  type HtmlElement,
  type HtmlNode,
} from '@/features/wire/html/read-tree';
import { splitCredit, tidyCredit, type Captioned } from '@/features/wire/html/split-credit';
import { foldSpace } from '@/features/wire/text/plain-text';
import type { BlockPicture } from '@/lib/blocks';

const CREDIT_CLASS =
  /(?:^|[\s_-])(?:credits?|copyright|copy|photographer|fotograf|author|autor|byline|quelle|source|rights|bildnachweis|agency)(?:$|[\s_-])/i;
const CAPTION_CLASS = /caption|legend|bildunterschrift|bildtext|pie-?de-?foto|didascalia/i;
const TRACKER =
  /(?:doubleclick|google-analytics|googlesyndication|feedburner\.com\/~|feedsportal|scorecardresearch|quantserve|vgwort|ioam\.de|ivwbox|xiti\.com|pixel\.wp\.com|stats\.|\/pixel|\/beacon|[/.]count(?:er)?[/.?]|\/tr\?id=|track(?:ing|er)?\/(?:pixel|open)|spacer\.gif|blank\.gif|1x1|transparent\.(?:gif|png))/i;

/** True for a picture that shows nothing to a person. */
export function isPixel({ attribs }: HtmlElement): boolean {
  const sizes = [attribs.width, attribs.height].map((size) =>
    size === undefined ? NaN : parseInt(size, 10),
  );
  const addresses = [attribs.src, attribs['data-src']].filter((address) => address !== undefined);
  return (
    sizes.some((size) => size <= 2) ||
    (addresses.length > 0 && addresses.every((address) => TRACKER.test(address)))
  );
}

/** True for an emoji or smiley that belongs to its sentence. */
export function isGlyph({ attribs }: HtmlElement): boolean {
  return (
    /(?:^|\s|-)(?:emoji|smiley|icon)(?:$|\s|-)/i.test(attribs.class ?? '') ||
    /^\p{Extended_Pictographic}/u.test(attribs.alt ?? '')
  );
}

/** An `<img>` alone. Null when it has no address that a browser could load. */
export function readPicture(image: HtmlElement, base: string | null): BlockPicture | null {
  const { attribs } = image;
  const sources = [
    attribs['data-src'],
    attribs['data-original'],
    attribs['data-lazy-src'],
    largestOf(attribs['data-srcset']),
    attribs.src,
    largestOf(attribs.srcset),
    largestOf(sourceOf(image)),
  ];
  const url = isPixel(image)
    ? null
    : sources.map((source) => linkOf(source, base)).find((source) => source !== null);
  return url ? { url, alt: foldSpace(attribs.alt ?? '').slice(0, 2000), caption: '', credit: '' } : null;
}

/** What a figure says below its picture: the parts that are marked as credit, or the credit told from the words. */
export function readCaption(figure: HtmlElement): Captioned {
  const holders = findAll(
    figure.children,
    ({ name, attribs }) => name === 'figcaption' || CAPTION_CLASS.test(attribs.class ?? ''),
  );
  const nodes = holders.length
    ? holders
    : figure.children.filter((child) => !isElement(child) || child.name !== 'img');
  const credits = [...findAll(nodes, isCredit), ...findAll(figure.children, isCredit)].filter(
    (each, at, all) => all.indexOf(each) === at,
  );
  const marked = [...new Set(credits.map(({ children }) => tidyCredit(wordsOf(children))))]
    .filter(Boolean)
    .join(' / ');
  const words = foldSpace(wordsOf(without(nodes, new Set<HtmlNode>(credits))));
  if (!marked) return limited(splitCredit(words));
  const { caption, credit } = splitCredit(words);
  return limited({ caption: credit && !marked.includes(credit) ? words : caption, credit: marked });
}

function limited({ caption, credit }: Captioned): Captioned {
  return { caption: caption.slice(0, 4000), credit: credit.slice(0, 500) };
}

function isCredit({ name, attribs }: HtmlElement): boolean {
  return (
    name !== 'figcaption' &&
    (CREDIT_CLASS.test(attribs.class ?? '') ||
      /copyrightHolder|author|creditText/.test(attribs.itemprop ?? ''))
  );
}

/** A copy of a tree that lacks some of its elements. */
function without(nodes: HtmlNode[], dropped: Set<HtmlNode>): HtmlNode[] {
  return nodes
    .filter((node) => !dropped.has(node) && (isElement(node) || textIn(node) !== null))
    .map((node) =>
      isElement(node)
        ? Object.assign(Object.create(node) as HtmlElement, { children: without(node.children, dropped) })
        : node,
    ); // an element with fewer children
}

function sourceOf(image: HtmlElement): string | undefined {
  const around =
    image.parent && 'name' in image.parent && image.parent.name === 'picture' ? image.parent.children : [];
  return around.filter(isElement).find(({ name }) => name === 'source')?.attribs.srcset;
}

function largestOf(srcset: string | undefined): string | undefined {
  const candidates = [
    ...(srcset ?? '').matchAll(/(?:^|,\s*|\s)([^\s,][^\s]*)(?:\s+(\d+(?:\.\d+)?)[wx])?(?=\s*(?:,|$))/g),
  ];
  return candidates.sort((a, b) => Number(b[2] ?? 1) - Number(a[2] ?? 1))[0]?.[1]?.replace(/,$/, '');
}
