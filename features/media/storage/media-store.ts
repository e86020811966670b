import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { diskStore } from '@/features/media/storage/disk-store';
import { s3Store } from '@/features/media/storage/s3-store';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

/**
 * What the address `/media/…` ends with: `{sha256 of the original}/` and `{width}.{format}`, a ratio with its focus in
 * hundredths (`16x9-50-30.jpeg`; in a frame of its own, how much it shows as well: `16x9-50-30-80.jpeg`), `drawing.svg` (and
 * `drawing.svgz`, the same compressed), or `original`.
 */
const KEY =
  /^[0-9a-f]{64}\/(?:\d{1,5}\.(?:webp|avif)|(?:16x9|4x3|1x1)(?:-\d{1,3}){2,3}\.jpeg|drawing\.svgz?|original)$/;

const TYPES: Record<string, string> = {
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.svgz': 'image/svg+xml',
};

/** Where pictures are kept: files by key. What fails throws; what is not there is null. */
export interface MediaStore {
  /** Where it is, for an operator; no secret in it. */
  place: string;
  open(key: string): Promise<{ stream: Readable; bytes: number } | null>;
  read(key: string): Promise<Buffer | null>;
  /** All of it, or nothing: nobody ever sees half a file. */
  write(key: string, content: Buffer): Promise<void>;
  /** Every file whose key begins with this and a slash. */
  removeBelow(folder: string): Promise<void>;
  /** Every key there is, one after the other; what is no key of ours is left out. */
  list(): AsyncIterable<string>;
}

/** A stored file on its way out. */
export interface StoredMedia {
  stream: Readable;
  bytes: number;
  contentType: string;
}

/** Opens a stored file; null when there is none under this key, or the text is no key. The caller ends the stream. Fault `storage`. */
export async function openMedia(key: string): Promise<StoredMedia | null> {
  if (!KEY.test(key)) return null;
  const found = await at((store) => store.open(key), 'opened in');
  return found && { ...found, contentType: typeOf(key) };
}

/** A stored file, whole. Fault `storage`, also when there is none. */
export async function readMedia(key: string): Promise<Buffer> {
  requireKey(key);
  const content = await at((store) => store.read(key), 'read from');
  if (!content) throw new Fault('storage', `A picture is missing in ${mediaStore().place}.`);
  return content;
}

/** A stored file, whole, or null. Fault `storage`. */
export function readMediaIfThere(key: string): Promise<Buffer | null> {
  requireKey(key);
  return at((store) => store.read(key), 'read from');
}

/** The key of every stored file. Fault `storage`. */
export async function* listMedia(): AsyncGenerator<string> {
  const store = mediaStore();
  try {
    for await (const key of store.list()) if (KEY.test(key)) yield key;
  } catch (cause) {
    throw new Fault('storage', `The pictures could not be listed in ${store.place}.`, { cause });
  }
}

/** Whether anything is stored. Fault `storage`. */
export async function hasMedia(): Promise<boolean> {
  for await (const key of listMedia()) return Boolean(key);
  return false;
}

/** Stores a file. Keys are made from content, so that storing the same again changes nothing. Fault `storage`. */
export async function storeMedia(key: string, content: Buffer): Promise<void> {
  requireKey(key);
  await at((store) => store.write(key, content), 'stored in');
}

/** Removes every file of a picture. `sha256` is what its original is known by. Fault `storage`. */
export async function removeMedia(sha256: string): Promise<void> {
  requireKey(`${sha256}/original`);
  await at((store) => store.removeBelow(sha256), 'removed from');
}

/** The type that a file is served as. */
export function typeOf(key: string): string {
  return TYPES[extname(key)] ?? 'application/octet-stream';
}

let opened: { url: string; store: MediaStore } | undefined;

/** The store that `MEDIA_URL` names: a folder, or a bucket of something that speaks S3. */
export function mediaStore(): MediaStore {
  const url = env().MEDIA_URL;
  if (opened?.url !== url)
    opened = { url, store: url.startsWith('s3:') ? s3Store(url, typeOf) : diskStore(url) };
  return opened.store;
}

async function at<T>(work: (store: MediaStore) => Promise<T>, done: string): Promise<T> {
  const store = mediaStore();
  return work(store).catch((cause: unknown) => {
    throw new Fault('storage', `A picture could not be ${done} ${store.place}.`, { cause });
  });
}

function requireKey(key: string): void {
  if (!KEY.test(key)) throw new TypeError(`${key} is no media key`);
}
