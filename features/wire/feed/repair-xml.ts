import { decodeReferences } from '@/features/wire/text/plain-text';
import { Fault } from '@/lib/errors';

const XML_ENTITIES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/**
 * Makes the usual slips of hand-made feeds harmless before they reach the parser: junk before the first tag, HTML's named
 * references, bare `&` and `<`, characters that XML forbids. Entities that a document declares are expanded only when
 * they are short plain text; anything else, above all entities made of entities, is refused.
 * Throws `Fault` `unsafe-feed`.
 */
export function repairXml(source: string): string {
  const { rest, entities } = takeDoctype(source.slice(Math.max(0, source.search(/</))));
  return partsOf(rest)
    .map((part) => (/^<!(?:--|\[CDATA\[)/.test(part) ? part : repairMarkup(part, entities)))
    .join('')
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '');
}

/** A document cut into CDATA sections, comments, and what is between them. One that never ends reaches to the end. */
function partsOf(source: string): string[] {
  const parts: string[] = [];
  const opening = /<!\[CDATA\[|<!--/g;
  let at = 0;
  for (let found = opening.exec(source); found; found = opening.exec(source)) {
    const closing = found[0] === '<!--' ? '-->' : ']]>';
    const end = source.indexOf(closing, opening.lastIndex);
    const next = end < 0 ? source.length : end + closing.length;
    parts.push(source.slice(at, found.index), source.slice(found.index, next));
    opening.lastIndex = at = next;
  }
  return [...parts, source.slice(at)];
}

function repairMarkup(part: string, entities: Map<string, string>): string {
  return part
    .replace(
      /&(?:([a-z][\w.-]{0,40});|(#\d{1,7};|#x[\da-f]{1,6};))?/gi,
      (whole, name?: string, numeric?: string) => {
        if (numeric || (name && XML_ENTITIES.has(name))) return whole;
        if (name && entities.has(name)) return entities.get(name) ?? '';
        const decoded = name ? decodeReferences(whole) : whole;
        // Not a reference that anybody knows: the author meant the sign.
        return decoded === whole ? `&amp;${whole.slice(1)}` : decoded;
      },
    )
    .replace(/<(?![A-Za-z_/!?])/g, '&lt;');
}

function takeDoctype(source: string): { rest: string; entities: Map<string, string> } {
  const entities = new Map<string, string>();
  const start = source.slice(0, 100_000).search(/<!DOCTYPE\b/i);
  if (start < 0 || /<(?:rss|feed|rdf:RDF|html|channel)\b/i.test(source.slice(0, start)))
    return { rest: source, entities };
  const open = source.indexOf('[', start);
  const simpleEnd = source.indexOf('>', start);
  if (simpleEnd < 0) return { rest: source.slice(0, start), entities };
  if (open < 0 || open > simpleEnd)
    return { rest: source.slice(0, start) + source.slice(simpleEnd + 1), entities };
  const close = /\]\s*>/g;
  close.lastIndex = open;
  const end = close.exec(source);
  if (!end || end.index - open > 100_000) throw unsafe();
  for (const [, name = '', quoted = ''] of source
    .slice(open, end.index)
    .matchAll(/<!ENTITY\s{1,9}([^\s<>]{1,200})\s([^<>]{0,9000})>/gi))
    entities.set(name, plainValue(quoted));
  if (/<!ENTITY\s+%/i.test(source.slice(open, end.index))) throw unsafe();
  return { rest: source.slice(0, start) + source.slice(close.lastIndex), entities };
}

function plainValue(quoted: string): string {
  const value = /^(["'])([^]*)\1\s*$/.exec(quoted)?.[2];
  const decoded = value === undefined ? undefined : value.replace(/&#(?:\d{1,7}|x[\da-f]{1,6});/gi, '');
  if (value === undefined || value.length > 64 || /[&%<]/.test(decoded ?? '&')) throw unsafe();
  return value;
}

function unsafe(): Fault {
  return new Fault(
    'unsafe-feed',
    'This feed declares XML entities that expand into others or load files, which is how attacks look; it was not read.',
  );
}
