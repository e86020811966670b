import type { IncomingHttpHeaders } from 'node:http';
import type { Validators } from './judge-conditions';

/** Bytes of a body, both ends among them. */
export interface ByteRange {
  start: number;
  end: number;
}

const MOST_RANGES = 10;

/**
 * The parts of a body that a request asks for (RFC 9110, 14). Null: all of it, also where the header makes no sense, asks
 * for more than there is, or was about another version (`If-Range`).
 */
export function readRanges(
  headers: IncomingHttpHeaders,
  { size, ...known }: Validators & { size: number },
): ByteRange[] | 'unsatisfiable' | null {
  const { range } = headers;
  if (range === undefined || !isOfThisVersion(headers['if-range'], known)) return null;
  const [, list = ''] = /^bytes=([\d\s,-]{1,300})$/i.exec(range.trim()) ?? [];
  const specs = list.split(',').map((spec) => spec.trim());
  if (specs.length > MOST_RANGES) return null;
  const ranges: ByteRange[] = [];
  for (const spec of specs) {
    const found = rangeOf(spec, size);
    if (found === 'invalid') return null;
    if (found) ranges.push(found);
  }
  if (ranges.length === 0) return 'unsatisfiable';
  const asked = ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  return ranges.length > 1 && asked > size ? null : ranges;
}

/** `5-9`, `5-` or `-5`. Null when it lies beyond the end. */
function rangeOf(spec: string, size: number): ByteRange | 'invalid' | null {
  const [, first = '', last = ''] = /^(\d{0,15})-(\d{0,15})$/.exec(spec) ?? [];
  if (first === '' && last === '') return 'invalid';
  if (first === '') {
    const bytes = Math.min(Number(last), size);
    return bytes === 0 ? null : { start: size - bytes, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'invalid';
  return start >= size ? null : { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/** Compared strongly: parts of two versions would make neither. */
function isOfThisVersion(
  condition: string | string[] | undefined,
  { etag, lastModified }: Validators,
): boolean {
  return condition === undefined || condition === etag || condition === lastModified;
}
