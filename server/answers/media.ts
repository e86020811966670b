import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { cutRanges, unsatisfiable } from '../conditions/cut-ranges';
import { judgeConditions, type Validators, type Verdict } from '../conditions/judge-conditions';
import { readRanges } from '../conditions/read-ranges';

/** A stored file on its way out. */
export interface OpenedMedia {
  stream: Readable;
  bytes: number;
  contentType: string;
}

/** A stored file, by its key. */
export type OpenMedia = (key: string) => Promise<OpenedMedia | null>;

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
const STATUS = { 'not-modified': 304, failed: 412 } as const;

interface Named {
  key: string;
  /** As it is stored: an SVG goes out as it was compressed, to whoever takes that. */
  name: string;
  known: Validators;
  /** What every answer about it says, also one without its bytes. */
  kept: readonly string[];
}

/**
 * Streams a file whose address names its content, so that it may be kept for ever; parts of it to whoever asks for parts.
 * An AVIF that has not been made yet is answered with the WebP. False when there is none.
 */
export async function sendMedia(
  request: IncomingMessage,
  response: ServerResponse,
  { key, openMedia }: { key: string; openMedia: OpenMedia },
): Promise<boolean> {
  const named = nameOf(request, key);
  const verdict = judgeConditions(request.headers, named.known);
  // The address names the content, so a tag of ours needs no look at the store; `*` asks whether there is anything.
  if (verdict === 'not-modified' && request.headers['if-none-match']?.trim() !== '*') {
    response.writeHead(304, [...named.kept]).end();
    return true;
  }
  const media = await openMedia(named.name);
  if (media) {
    await sendStored(request, response, { ...named, media, verdict });
    return true;
  }
  const instead = key.endsWith('.avif') ? await openMedia(key.replace(/avif$/, 'webp')) : null;
  if (instead) await stream(request, response, instead, ['Cache-Control', PASSING]);
  return instead !== null;
}

function nameOf({ headers }: IncomingMessage, key: string): Named {
  const drawing = key.endsWith('.svg');
  const name = drawing && /\bgzip\b/.test(String(headers['accept-encoding'])) ? `${key}z` : key;
  const etag = `"${name.slice(0, 16)}-${name.slice(65)}"`;
  const kept = ['ETag', etag, 'Cache-Control', LASTING, 'Accept-Ranges', 'bytes'];
  if (drawing) kept.push('Vary', 'Accept-Encoding');
  return { key, name, known: { etag, lastModified: null }, kept };
}

async function sendStored(
  request: IncomingMessage,
  response: ServerResponse,
  { key, name, known, kept, media, verdict }: Named & { media: OpenedMedia; verdict: Verdict },
): Promise<void> {
  if (verdict !== 'send') {
    media.stream.destroy();
    response.writeHead(STATUS[verdict], [...kept]).end();
    return;
  }
  const own = [...kept, ...(name === key ? [] : ['Content-Encoding', 'gzip'])];
  const ranges =
    request.method === 'GET' ? readRanges(request.headers, { ...known, size: media.bytes }) : null;
  if (ranges === null) return stream(request, response, media, own);
  if (ranges === 'unsatisfiable') {
    media.stream.destroy();
    response.writeHead(416, [...unsatisfiable(media.bytes), ...kept, ...SAFE]).end();
    return;
  }
  const { headers, body } = cutRanges(await buffer(media.stream), media.contentType, ranges);
  response.writeHead(206, [...headers, ...own, ...SAFE]).end(body);
}

async function stream(
  request: IncomingMessage,
  response: ServerResponse,
  media: OpenedMedia,
  headers: readonly string[],
): Promise<void> {
  const own = ['Content-Type', media.contentType, 'Content-Length', String(media.bytes)];
  response.writeHead(200, [...own, ...headers, ...SAFE]);
  if (request.method === 'HEAD') {
    media.stream.destroy();
    response.end();
  } else {
    await pipeline(media.stream, response);
  }
}
