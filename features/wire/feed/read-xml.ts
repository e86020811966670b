import { Parser } from 'htmlparser2';
import { Fault } from '@/lib/errors';

/** An element with its name in a canonical prefix (`dc:creator`), and what it inherits. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
  /** From `xml:base`, of this element or those around it. */
  base: string | null;
  /** From `xml:lang`, likewise. */
  lang: string | null;
}

export interface XmlTree {
  root: XmlNode;
  /** True when items beyond the limit were left out. */
  cut: boolean;
}

const MAX_DEPTH = 512;
const MAX_NODES = 400_000;
const CHUNK = 65_536;

/** Namespaces under the prefix that everybody calls them by. The dialects themselves have none. */
const NAMESPACES: [RegExp, string][] = [
  [/^https?:\/\/www\.w3\.org\/2005\/atom$|^http:\/\/purl\.org\/atom\//i, 'atom'],
  [
    /^http:\/\/purl\.org\/rss\/1\.0\/?$|my\.netscape\.com|^http:\/\/(?:backend\.userland|blogs\.law\.harvard|cyber\.law)/i,
    '',
  ],
  [/^http:\/\/purl\.org\/dc\/elements\//i, 'dc'],
  [/^http:\/\/purl\.org\/dc\/terms\//i, 'dcterms'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/i, 'content'],
  [
    /^https?:\/\/(?:search\.yahoo|video\.search\.yahoo|www\.rssboard)\.(?:com|org)\/(?:mrss|media-rss)/i,
    'media',
  ],
  [/^http:\/\/www\.itunes\.com\/dtds\/podcast-/i, 'itunes'],
  [/^http:\/\/rssnamespace\.org\/feedburner\//i, 'feedburner'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$/i, 'rdf'],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml$/i, 'xhtml'],
];

/**
 * Reads XML into a tree, forgiving what is not closed or wrongly nested, and stops after `maxItems` items. Everything is
 * counted while it is read, so that no document can exhaust us. Throws `Fault` `too-complex`; null when there is no
 * element at all.
 */
export function readXml(source: string, maxItems: number): XmlTree | null {
  const reader = new TreeReader(maxItems);
  const parser = new Parser(reader, { xmlMode: true, decodeEntities: true });
  for (let at = 0; at < source.length && !reader.cut; at += CHUNK) parser.write(source.slice(at, at + CHUNK));
  if (!reader.cut) parser.end();
  return reader.root ? { root: reader.root, cut: reader.cut } : null;
}

/** What is open at a point of the document: the element, its name as written, the prefixes in force. */
interface Frame {
  node: XmlNode;
  rawName: string;
  prefixes: ReadonlyMap<string, string>;
}

class TreeReader {
  root: XmlNode | null = null;
  cut = false;
  private readonly open: Frame[] = [];
  private nodes = 0;
  private items = 0;

  constructor(private readonly maxItems: number) {}

  onopentag = (rawName: string, written: Record<string, string>): void => {
    if (this.cut) return;
    if (++this.nodes > MAX_NODES || this.open.length >= MAX_DEPTH) throw tooComplex();
    const attributes = Object.fromEntries(
      Object.entries(written).map(([key, value]) => [key.toLowerCase(), value]),
    );
    const prefixes = prefixesWith(this.open.at(-1)?.prefixes ?? new Map(), attributes);
    const name = this.dialect(canonicalName(rawName.toLowerCase(), prefixes));
    if (isItem(name) && !this.beginItem()) return;
    const parent = this.open.at(-1)?.node;
    const node = { name, attributes, children: [], ...inherited(attributes, parent) };
    this.root ??= node;
    parent?.children.push(node);
    this.open.push({ node, rawName, prefixes });
  };

  ontext = (text: string): void => {
    if (!this.cut) this.open.at(-1)?.node.children.push(text);
  };

  onclosetag = (rawName: string): void => {
    const at = this.open.findLastIndex((frame) => frame.rawName === rawName);
    if (!this.cut && at >= 0) this.open.length = at;
  };

  /** An Atom feed that forgot its namespace is still one. */
  private dialect(name: string): string {
    const inAtom = this.root ? this.root.name === 'atom:feed' : name === 'feed';
    return inAtom && !name.includes(':') ? `atom:${name}` : name;
  }

  /** An item never stands in another: what is still open was forgotten. False when there are enough. */
  private beginItem(): boolean {
    this.cut = ++this.items > this.maxItems;
    const around = this.open.findIndex(({ node }) => isItem(node.name));
    if (around >= 0) this.open.length = around;
    return !this.cut;
  }
}

function prefixesWith(
  around: ReadonlyMap<string, string>,
  attributes: Record<string, string>,
): ReadonlyMap<string, string> {
  const declared = Object.entries(attributes).filter(([key]) => /^xmlns(?::|$)/.test(key));
  if (declared.length === 0) return around;
  const prefixes = new Map(around);
  for (const [key, uri] of declared) {
    const prefix = key.slice(6);
    prefixes.set(prefix, NAMESPACES.find(([pattern]) => pattern.test(uri.trim()))?.[1] ?? prefix);
  }
  return prefixes;
}

function canonicalName(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const canonical = prefixes.get(prefix) ?? prefix;
  return canonical ? `${canonical}:${name.slice(colon + 1)}` : name.slice(colon + 1);
}

function inherited(
  attributes: Record<string, string>,
  parent: XmlNode | undefined,
): Pick<XmlNode, 'base' | 'lang'> {
  const around = parent?.base ?? undefined;
  const own = attributes['xml:base'];
  const base = own && URL.canParse(own, around) ? new URL(own, around).href : around;
  return { base: base ?? null, lang: attributes['xml:lang'] ?? parent?.lang ?? null };
}

function isItem(name: string): boolean {
  return name === 'item' || name === 'atom:entry';
}

function tooComplex(): Fault {
  return new Fault('too-complex', 'This feed is nested too deep or has too many elements to be read safely.');
}
