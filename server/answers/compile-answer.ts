import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** The order of the variants of an answer. */
export const ENCODINGS = ['identity', 'gzip', 'br'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The bytes for one encoding, with its headers as `writeHead` takes them fastest: name, value, name, value. */
export interface Variant {
  /** Null when only a compressed form is kept: inflate the gzip one. */
  body: Buffer | null;
  etag: string;
  headers: string[];
  notModified: string[];
}

/** All that is needed to answer without another thought. */
export interface Answer {
  status: number;
  variants: Record<Encoding, Variant>;
  /** What the content is, whatever its encoding. */
  fingerprint: string;
  lastModified: string | null;
  /** What it takes of memory, about. */
  bytes: number;
}

/** A finished body with the headers it needs besides those about its length, encoding and version. */
export interface Content {
  status: number;
  body: Buffer;
  contentType: string;
  /** Flat: name, value, name, value. Also sent with a 304 are those in `cacheHeaders`. */
  headers: readonly string[];
  cacheHeaders: readonly string[];
  /** An HTTP date, where the content itself knows. */
  lastModified?: string | null;
  /** The answer that this one replaces, if it has one. */
  previous?: Answer | undefined;
}

export interface Effort {
  brotli: number;
  gzip: number;
}

const TOO_SMALL_TO_COMPRESS = 400;
const COMPRESSIBLE = /^(?:text\/|image\/svg)|[/+](?:json|xml|javascript)\b|speculationrules/;

/** Compresses once and writes every header once. */
export async function compileAnswer(content: Content, effort: Effort): Promise<Answer> {
  const { body, status } = content;
  const fingerprint = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  const lastModified = content.lastModified ?? changedAt(fingerprint, content.previous);
  const variant = (encoding: Encoding, bytes: Buffer) =>
    compileVariant(content, { encoding, fingerprint, lastModified, body: bytes });
  if (body.length < TOO_SMALL_TO_COMPRESS || !COMPRESSIBLE.test(content.contentType)) {
    const only = variant('identity', exactly(body));
    return {
      status,
      fingerprint,
      lastModified,
      variants: { identity: only, gzip: only, br: only },
      bytes: body.length,
    };
  }
  const [zipped, brotli] = await Promise.all([
    gzipAsync(body, { level: effort.gzip }).then(exactly),
    brotliAsync(body, brotliOptions(effort.brotli, body.length)).then(exactly),
  ]);
  const identity = { ...variant('identity', body), body: null };
  const variants = { identity, gzip: variant('gzip', zipped), br: variant('br', brotli) };
  return { status, fingerprint, lastModified, variants, bytes: zipped.length + brotli.length };
}

interface Form {
  encoding: Encoding;
  fingerprint: string;
  lastModified: string | null;
  body: Buffer;
}

function compileVariant(content: Content, form: Form): Variant {
  const etag =
    form.encoding === 'identity' ? `"${form.fingerprint}"` : `"${form.fingerprint}-${form.encoding}"`;
  const shared = ['ETag', etag, 'Vary', 'Accept-Encoding', ...content.cacheHeaders];
  const headers = [
    'Content-Type',
    content.contentType,
    'Content-Length',
    String(form.body.length),
    ...shared,
  ];
  if (form.encoding !== 'identity') headers.push('Content-Encoding', form.encoding);
  if (form.lastModified) headers.push('Last-Modified', form.lastModified);
  return { body: form.body, etag, headers: [...headers, ...content.headers], notModified: shared };
}

/** HTTP dates have whole seconds: content that changed twice in one has no date, rather than that of the other. */
function changedAt(fingerprint: string, previous: Answer | undefined): string | null {
  if (previous?.fingerprint === fingerprint) return previous.lastModified;
  const now = new Date().toUTCString();
  return previous?.lastModified === now ? null : now;
}

function brotliOptions(quality: number, size: number) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: size,
    },
  };
}

/** zlib's buffers are windows on larger ones, which would stay in memory with them. */
function exactly(buffer: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(buffer.length);
  buffer.copy(copy);
  return copy;
}
