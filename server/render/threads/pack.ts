import type { Rendered } from '../render-page';
import type { PackedRender } from './messages';

const encoder = new TextEncoder();

/** Makes a render ready to change threads, and names the memory that may go with it. */
export function pack({ body, scope, ...rendered }: Rendered): { packed: PackedRender; own: ArrayBuffer[] } {
  const { parts, ...said } = scope;
  const copy = new Uint8Array(body); // a small buffer lies in memory that others use
  const bytes = parts && { head: encoder.encode(parts.head), body: encoder.encode(parts.body) };
  const own = [copy, ...(bytes ? [bytes.head, bytes.body] : [])].map(({ buffer }) => buffer);
  return { packed: { ...rendered, body: copy, scope: said, ...(bytes && { parts: bytes }) }, own };
}

/** The render that was packed. */
export function unpack({ body, scope, parts, ...rendered }: PackedRender): Rendered {
  const text = (bytes: Uint8Array<ArrayBuffer>) => Buffer.from(bytes.buffer).toString();
  const said = parts ? { ...scope, parts: { head: text(parts.head), body: text(parts.body) } } : scope;
  return { ...rendered, body: Buffer.from(body.buffer), scope: said };
}
