import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A stored file, by its key. */
export type OpenMedia = (
  key: string,
) => Promise<{ stream: Readable; bytes: number; contentType: string } | null>;

const MEDIA_PATH = /^\/media\/([0-9a-f]{64}\/[a-z0-9][a-z0-9_-]{0,79}\.[a-z0-9]{1,5})$/;

/** The key of the file that a path asks for, or null when it asks for none. */
export function mediaKey(path: string): string | null {
  return MEDIA_PATH.exec(path)?.[1] ?? null;
}

/** Streams a file whose address names its content, so that it may be kept for ever. False when there is none. */
export async function sendMedia(
  request: IncomingMessage,
  response: ServerResponse,
  { key, openMedia }: { key: string; openMedia: OpenMedia },
): Promise<boolean> {
  const etag = `"${key.slice(0, 16)}-${key.slice(65)}"`;
  const lasting = ['ETag', etag, 'Cache-Control', 'public, max-age=31536000, immutable'];
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, lasting).end();
    return true;
  }
  const media = await openMedia(key);
  if (!media) return false;
  // A picture opened by itself is a document: an SVG must not run anything.
  const safe = ['Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox"];
  const own = ['Content-Type', media.contentType, 'Content-Length', String(media.bytes)];
  response.writeHead(200, [...own, ...lasting, ...safe, 'X-Content-Type-Options', 'nosniff']);
  if (request.method === 'HEAD') {
    media.stream.destroy();
    response.end();
  } else {
    await pipeline(media.stream, response);
  }
  return true;
}
