import { foldSpace } from '@/features/wire/text/plain-text';

/** Characters below an element: of running text (long lines that are not made of links), and of everything. */
export interface Measure {
  prose: number;
  text: number;
  /** True when a picture or a heading is inside. */
  shows: boolean;
}

const NOTHING: Measure = { prose: 0, text: 0, shows: false };
const HOLDERS = /^(?:p|li|td|div|dd|blockquote|section|article|main|body)$/i;
const SHORTEST_LINE = 60;

/** Measures a tree in one walk, so that asking for every element of a large page stays cheap. */
export function measureText(root: Element): (element: Element) => Measure {
  const measures = new Map<Element, Measure>();
  measure(root, measures);
  return (element) => measures.get(element) ?? NOTHING;
}

interface Tally extends Measure {
  linked: number;
  /** True when a paragraph-like element is inside, so that this one is no line itself. */
  hasLines: boolean;
}

function measure(element: Element, measures: Map<Element, Measure>): Tally {
  const tally: Tally = { prose: 0, text: 0, shows: false, linked: 0, hasLines: false };
  for (const node of element.childNodes) {
    if (node.nodeType === 3) tally.text += foldSpace(node.nodeValue ?? '').length;
    if (node.nodeType !== 1) continue;
    const inner = measure(node as Element, measures); // node type 1 is an element
    tally.text += inner.text;
    tally.prose += inner.prose;
    tally.linked += inner.linked;
    tally.shows ||= inner.shows || /^(?:img|figure|h1|h2)$/i.test((node as Element).tagName); // as above
    tally.hasLines ||=
      inner.hasLines ||
      /^(?:p|div|li|ul|ol|table|section|article|blockquote)$/i.test((node as Element).tagName); // as above
  }
  if (element.tagName.toLowerCase() === 'a') tally.linked = tally.text;
  const isLine = !tally.hasLines && HOLDERS.test(element.tagName);
  if (isLine && tally.text > SHORTEST_LINE && tally.linked < tally.text / 2)
    tally.prose = tally.text - tally.linked;
  measures.set(element, { prose: tally.prose, text: tally.text, shows: tally.shows });
  return tally;
}
