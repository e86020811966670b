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

// A picture opened by itself is a document: an SVG must not run anything.
const SAFE = [
  ...['Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox"],
  ...['X-Content-Type-Options', 'nosniff'],
];
const LASTING = 'public, max-age=31536000, immutable';
/** For a picture that stands in for one still being made. */
const PASSING = 'public, max-age=60';

/**
 * Streams a file whose address names its content, so that it may be kept for ever. An SVG goes out as it was compressed
 * when it was stored; an AVIF that has not been made yet is answered with the WebP. False when there is none.
 */
export async function sendMedia(
  request: IncomingMessage,
  response: ServerResponse,
  { key, openMedia }: { key: string; openMedia: OpenMedia },
): Promise<boolean> {
  const squeezed = key.endsWith('.svg') && /\bgzip\b/.test(String(request.headers['accept-encoding']));
  const name = squeezed ? `${key}z` : key;
  const etag = `"${name.slice(0, 16)}-${name.slice(65)}"`;
  const kept = [
    'ETag',
    etag,
    'Cache-Control',
    LASTING,
    ...(key.endsWith('.svg') ? ['Vary', 'Accept-Encoding'] : []),
  ];
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, kept).end();
    return true;
  }
  const media = await openMedia(name);
  const instead = !media && key.endsWith('.avif') ? await openMedia(key.replace(/avif$/, 'webp')) : null;
  const sent = media ?? instead;
  if (!sent) return false;
  const headers = media ? kept : ['Cache-Control', PASSING];
  const encoding = squeezed ? ['Content-Encoding', 'gzip'] : [];
  const own = ['Content-Type', sent.contentType, 'Content-Length', String(sent.bytes), ...encoding];
  response.writeHead(200, [...own, ...headers, ...SAFE]);
  if (request.method === 'HEAD') {
    sent.stream.destroy();
    response.end();
  } else {
    await pipeline(sent.stream, response);
  }
  return true;
}
