import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);
const gunzipAsync = promisify(gunzip);
const unbrotliAsync = promisify(brotliDecompress);

/** The order of the variants of an answer. */
export const ENCODINGS = ['identity', 'gzip', 'br'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The bytes for one encoding, with its headers as `writeHead` takes them fastest: name, value, name, value. */
export interface Variant {
  /** Null when only a compressed form is kept: `identityBody` inflates it. */
  body: Buffer | null;
  headers: string[];
}

/** A finished body with the headers it needs besides those about its length, encoding and version. */
export interface Content {
  status: number;
  body: Buffer;
  contentType: string;
  /** Flat: name, value, name, value. Also sent with a 304 are those in `cacheHeaders`. */
  headers: readonly string[];
  cacheHeaders: readonly string[];
  /** When the content last changed, as an HTTP date, where that is known. */
  lastModified?: string | null;
  /** When its making began, in milliseconds since 1970: it holds nothing newer. */
  builtAt?: number;
  /** The answer that this one replaces, if it has one. */
  previous?: Answer | undefined;
}

export interface Effort {
  brotli: number;
  gzip: number;
}

const TOO_SMALL_TO_COMPRESS = 400;
const COMPRESSIBLE = /^(?:text\/|image\/svg)|[/+](?:json|xml|javascript)\b|speculationrules/;
const KEPT_SHARE = 0.5; // both compressed forms of a page take less than half of it

/**
 * All that is needed to answer without another thought. A form is compressed when it is first asked for, once: most
 * pages are only ever asked for in one. From then on the bare body is not kept.
 */
export class Answer {
  readonly status: number;
  /** What the content is, whatever its encoding. */
  readonly fingerprint: string;
  readonly lastModified: string | null;
  /** Whether that date tells this content from what stood here before: not if both changed within a second of each other. */
  readonly datesItself: boolean;
  /** From then on it has been what it is now, as far as this process knows. */
  readonly unchangedSince: number;
  /** Whether it is sent as it is, to everybody: of that, parts may be asked for. */
  readonly takesRanges: boolean;
  /** What it takes of memory, about. */
  readonly bytes: number;
  /** The forms that have been asked for; `make` makes the others. */
  readonly variants: Partial<Record<Encoding, Variant>> = {};
  readonly etags: Readonly<Record<Encoding, string>>;
  readonly #content: Omit<Content, 'body' | 'previous' | 'builtAt'>;
  readonly #effort: Effort;
  readonly #making: Partial<Record<Encoding, Promise<Variant>>> = {};
  #body: Buffer | null;

  constructor({ body, previous, builtAt = Infinity, ...content }: Content, effort: Effort) {
    this.#content = content;
    this.#effort = effort;
    this.#body = body;
    this.status = content.status;
    this.fingerprint = createHash('sha256').update(body).digest('base64url').slice(0, 16);
    this.lastModified = content.lastModified ?? null;
    this.datesItself = !isSameDate(this, previous);
    this.unchangedSince = previous?.fingerprint === this.fingerprint ? previous.unchangedSince : builtAt;
    const compressible = body.length >= TOO_SMALL_TO_COMPRESS && COMPRESSIBLE.test(content.contentType);
    this.bytes = compressible ? Math.ceil(body.length * KEPT_SHARE) : body.length;
    this.takesRanges = !compressible && content.status === 200;
    const bare = `"${this.fingerprint}"`;
    this.etags = compressible
      ? { identity: bare, gzip: tagged(bare, 'gzip'), br: tagged(bare, 'br') }
      : { identity: bare, gzip: bare, br: bare };
    const whole = this.#variant('identity', body);
    if (compressible) this.variants.identity = { ...whole, body: null };
    else this.variants = { identity: whole, gzip: whole, br: whole };
  }

  /** Headers of a 304 for this encoding. */
  notModified(encoding: Encoding): string[] {
    return ['ETag', this.etags[encoding], 'Vary', 'Accept-Encoding', ...this.#content.cacheHeaders];
  }

  /** A form that nobody has asked for before; whoever asks meanwhile waits for the same one. */
  make(encoding: Encoding): Promise<Variant> {
    return (this.#making[encoding] ??= this.#compress(encoding));
  }

  /** The body as it was, for the rare client that takes no compression. */
  async identityBody(): Promise<Buffer> {
    if (this.#body) return this.#body;
    const { gzip, br } = this.variants;
    if (gzip?.body) return gunzipAsync(gzip.body);
    return br?.body ? unbrotliAsync(br.body) : Buffer.alloc(0);
  }

  async #compress(encoding: Encoding): Promise<Variant> {
    const body = await this.identityBody();
    const compressed =
      encoding === 'gzip'
        ? await gzipAsync(body, { level: this.#effort.gzip, chunkSize: chunkFor(body) })
        : await brotliAsync(body, brotliOptions(this.#effort.brotli, body));
    const made = this.#variant(encoding, exactly(compressed));
    this.variants[encoding] = made;
    this.#body = null;
    return made;
  }

  #variant(encoding: Encoding, body: Buffer): Variant {
    const headers = ['Content-Type', this.#content.contentType, 'Content-Length', String(body.length)];
    headers.push(...this.notModified(encoding));
    if (this.etags[encoding] !== this.etags.identity) headers.push('Content-Encoding', encoding);
    if (this.lastModified) headers.push('Last-Modified', this.lastModified);
    if (this.takesRanges) headers.push('Accept-Ranges', 'bytes');
    return { body, headers: [...headers, ...this.#content.headers] };
  }
}

function tagged(etag: string, encoding: Encoding): string {
  return `${etag.slice(0, -1)}-${encoding}"`;
}

/** HTTP dates have whole seconds, and the order of what is read most has none. */
function isSameDate(answer: Answer, previous: Answer | undefined): boolean {
  if (!previous || previous.lastModified !== answer.lastModified) return false;
  return previous.fingerprint !== answer.fingerprint || !previous.datesItself;
}

function brotliOptions(quality: number, body: Buffer) {
  return {
    chunkSize: chunkFor(body),
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  };
}

/** Room for all of it at once: each further chunk is another turn between threads. */
function chunkFor(body: Buffer): number {
  return Math.max(1024, body.length >> 1);
}

/** zlib's buffers are windows on larger ones, which would stay in memory with them. */
function exactly(buffer: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(buffer.length);
  buffer.copy(copy);
  return copy;
}
