import { createReadStream } from 'node:fs';
import { mkdir, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

/** `{sha256 of the original}/{width}.{format}` or `{sha256}/original`: what the address `/media/…` ends with. */
const KEY = /^[0-9a-f]{64}\/(?:\d{1,5}\.(?:webp|avif|jpeg)|original)$/;

const TYPES: Record<string, string> = { '.webp': 'image/webp', '.avif': 'image/avif', '.jpeg': 'image/jpeg' };

/** A stored file on its way out. */
export interface StoredMedia {
  stream: Readable;
  bytes: number;
  contentType: string;
}

/** Opens a stored file; null when there is none under this key, or the text is no key. The caller ends the stream. */
export async function openMedia(key: string): Promise<StoredMedia | null> {
  if (!KEY.test(key)) return null;
  const path = fileOf(key);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  const contentType = TYPES[extname(key)] ?? 'application/octet-stream';
  return { stream: createReadStream(path), bytes: found.size, contentType };
}

/** Stores a file. Keys are made from content, so that storing the same again changes nothing. */
export async function storeMedia(key: string, content: Buffer): Promise<void> {
  if (!KEY.test(key)) throw new TypeError(`${key} is no media key`);
  const path = fileOf(key);
  const unfinished = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  } catch (cause) {
    await unlink(unfinished).catch(() => undefined);
    throw new Fault('storage', `A picture could not be stored in ${mediaFolder()}.`, { cause });
  }
}

function fileOf(key: string): string {
  return join(mediaFolder(), key.slice(0, 2), key);
}

function mediaFolder(): string {
  const { MEDIA_URL } = env();
  if (!MEDIA_URL.startsWith('file:'))
    throw new Fault('storage', 'Only file: is supported as MEDIA_URL so far.');
  return fileURLToPath(MEDIA_URL);
}
