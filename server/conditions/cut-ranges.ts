import { createHash } from 'node:crypto';
import type { ByteRange } from './read-ranges';

/** A part of a body as it is sent: its own headers (flat: name, value) and bytes. */
export interface PartialBody {
  headers: string[];
  body: Buffer;
}

/** The parts of a body: one as it is, several as `multipart/byteranges` (RFC 9110, 14.6). */
export function cutRanges(whole: Buffer, contentType: string, ranges: readonly ByteRange[]): PartialBody {
  const [only, ...others] = ranges;
  const size = whole.length;
  if (only && others.length === 0) {
    const body = whole.subarray(only.start, only.end + 1);
    return { body, headers: headersOf(contentType, body, ['Content-Range', contentRange(only, size)]) };
  }
  // Anything that is not in the body would do; the same for the same body, so that a retry gets the same bytes.
  const boundary = createHash('sha256').update(whole).digest('hex').slice(0, 32);
  const parts = ranges.flatMap((range) => [
    Buffer.from(
      `--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Range: ${contentRange(range, size)}\r\n\r\n`,
    ),
    whole.subarray(range.start, range.end + 1),
    Buffer.from('\r\n'),
  ]);
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { body, headers: headersOf(`multipart/byteranges; boundary=${boundary}`, body, []) };
}

/** What goes with a 416: how much there is. */
export function unsatisfiable(size: number): string[] {
  return ['Content-Range', `bytes */${size}`, 'Content-Length', '0'];
}

function contentRange({ start, end }: ByteRange, size: number): string {
  return `bytes ${start}-${end}/${size}`;
}

function headersOf(contentType: string, body: Buffer, more: string[]): string[] {
  return ['Content-Type', contentType, 'Content-Length', String(body.length), ...more];
}
