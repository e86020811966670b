import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { Fault } from '@/lib/errors';

interface BodyLimits {
  /** The `Content-Encoding` header. */
  encoding: string;
  maxBytes: number;
  /** The `Content-Length` header. */
  length?: string;
}

/**
 * Reads a body to its end, undoing `Content-Encoding` as it flows, and stops the moment it grows beyond `maxBytes`: a
 * few kilobytes of gzip can hold gigabytes. Throws `Fault` `too-large` or `connection`.
 */
export async function readDecoded(
  body: Readable,
  { encoding, maxBytes, length }: BodyLimits,
): Promise<Buffer> {
  const steps = encoding
    .toLowerCase()
    .split(',')
    .map((step) => step.trim())
    .filter((step) => step !== '' && step !== 'identity');
  try {
    if (steps.length > 2) throw new Fault('connection', 'The answer is compressed more than twice.');
    // Compression only ever makes news smaller, so the raw length is a fair first test.
    if (Number(length) > maxBytes) throw tooLarge(maxBytes);
    return await collect(steps.length ? await decodeWith(body, steps) : body, maxBytes);
  } catch (error) {
    if (isBrokenCompression(error))
      throw new Fault('connection', 'The answer was cut short or its compression is broken.', {
        cause: error,
      });
    throw error;
  } finally {
    body.on('error', () => undefined).destroy();
  }
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

async function decodeWith(body: Readable, steps: string[]): Promise<Readable> {
  let stream = body;
  for (const step of steps.reverse()) {
    const source = stream;
    const decoder = step === 'deflate' ? await inflaterFor(source) : decoderFor(step);
    source.on('error', (error) => decoder.destroy(error));
    decoder.on('close', () => source.destroy());
    stream = source.pipe(decoder);
  }
  return stream;
}

function decoderFor(name: string): Transform {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'br') return createBrotliDecompress();
  throw new Fault(
    'connection',
    `The answer is compressed as “${name.slice(0, 20)}”, which was not asked for.`,
  );
}

/** `deflate` means zlib in the standard and raw deflate in some servers: the first byte tells. */
async function inflaterFor(source: Readable): Promise<Transform> {
  await new Promise<void>((resolve, reject) => {
    source.once('readable', resolve).once('end', resolve).once('error', reject);
  });
  const first = source.read() as Buffer | null; // no encoding is set, so a chunk is bytes
  if (first) source.unshift(first);
  return first && ((first[0] ?? 0) & 0x0f) !== 8 ? createInflateRaw() : createInflate();
}

function tooLarge(maxBytes: number): Fault {
  const limit =
    maxBytes < 1_000_000 ? `${Math.ceil(maxBytes / 1000)} kB` : `${Math.ceil(maxBytes / 1_000_000)} MB`;
  return new Fault('too-large', `The answer is larger than ${limit}, so it was not read.`);
}

function isBrokenCompression(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT') || code.startsWith('ERR_PADDING');
}
