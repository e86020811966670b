import { mkdirSync } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { MemoryLocker, Server } from '@tus/server';
import type { SignedIn } from '@/features/accounts/sign-in/sessions';
import { addPicture } from '@/features/newsroom/library/mutations';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { NO_ROOM, requireRoom } from '@/features/newsroom/library/upload/require-room';
import { log } from '@/lib/log';
import { isOutage } from '@/lib/postgres/faults/kinds';

/** Where uploads that can be resumed go. */
export const UPLOADS_PATH = '/newsroom/media/uploads';

const KEPT_MS = 24 * 3600_000;
const locker = new MemoryLocker();
let opened: FileStore | undefined;

/**
 * Answers one request of the tus protocol (1.0.0, tus.io) for this person. What arrived stays a day, so that an upload that
 * was cut goes on where it ended; others' uploads do not exist. When the last byte is in, the picture is taken into the
 * library and `Picture-Id` says which it became; refused, nothing of it stays.
 */
export async function answerTus(request: Request, user: SignedIn): Promise<Response> {
  const store = uploads();
  if (request.method === 'POST') await store.deleteExpired();
  const server = new Server({
    path: UPLOADS_PATH,
    datastore: store,
    locker,
    maxSize: mostBytes(),
    relativeLocation: true,
    allowedOrigins: [env().SITE_URL],
    onUploadCreate: async (_, upload) => {
      await requireRoom({ user, bytes: upload.size ?? 0, now: new Date() }).catch(refusedRoom);
      return { metadata: { ...upload.metadata, owner: String(user.id) } };
    },
    onIncomingRequest: async ({ method }, id) => {
      if (method !== 'POST' && (await store.getUpload(id)).metadata?.owner !== String(user.id))
        throw new Answer(404, 'This upload is not there, or no longer.');
    },
    onUploadFinish: (_, { id }) => finish(store, id, user),
    onResponseError: ({ url }, error) => explain(store, url.split('/').at(-1) ?? '', error),
  });
  const answer = await server.handleWeb(request);
  return request.method === 'HEAD' && answer.ok ? finishCut(answer, { store, user, request }) : answer;
}

/**
 * Its sender asks how much arrived, and hears that all did: the line or the server was cut between the last byte and the
 * library, and nothing but this question follows. What is refused now is gone, and sent anew it hears the reason.
 */
async function finishCut(answer: Response, given: { store: FileStore; user: SignedIn; request: Request }) {
  const { headers } = answer;
  if (headers.get('Upload-Offset') !== headers.get('Upload-Length')) return answer;
  const id = new URL(given.request.url).pathname.split('/').at(-1) ?? '';
  try {
    for (const [name, value] of Object.entries((await finish(given.store, id, given.user)).headers))
      headers.set(name, value);
    return answer;
  } catch (error) {
    if (!(error instanceof Answer)) throw error;
    return new Response(null, { status: 404, headers: { 'Tus-Resumable': '1.0.0' } });
  }
}

function refusedRoom(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  throw new Answer(507, error.message);
}

/** The largest file that is taken. */
export function mostBytes(): number {
  return env().UPLOAD_MB * 1_000_000;
}

/** What tus makes an answer of. */
class Answer extends Error {
  constructor(
    readonly status_code: number,
    readonly body: string,
  ) {
    super(body);
  }
}

const STATUSES: Partial<Record<Refusal['kind'], number>> = { invalid: 422, conflict: 507 };

/** Taken or refused, it stays no longer; while there is no database, or no room in it, it does, and is finished later. */
async function finish(store: FileStore, id: string, user: SignedIn) {
  const over = () => store.remove(id).catch(() => undefined); // another request may have finished it too
  try {
    const content = await readFile(join(store.directory, id));
    const picture = await addPicture({ content, user });
    await over();
    return { headers: { 'Picture-Id': String(picture.id), 'Picture-Known': picture.known ? '1' : '0' } };
  } catch (error) {
    if (!isOutage(error)) await over();
    if (!(error instanceof Refusal)) throw error;
    throw new Answer(STATUSES[error.kind] ?? 422, error.message);
  }
}

/** A line that was cut keeps what arrived; a disk that is full keeps nothing. */
async function explain(store: FileStore, id: string, error: Error | { status_code: number; body: string }) {
  const { status_code = 500 } = error as { status_code?: number }; // one of the two
  if (status_code === 413) return { status_code, body: `The file is larger than ${env().UPLOAD_MB} MB.` };
  if (status_code !== 500) return undefined;
  log().warn({ error, id }, 'an upload could not be kept');
  if (await hasRoom(store, LEAST_ROOM))
    return { status_code, body: 'The line was cut. What arrived is kept.' };
  if (/^[\da-f]{32}$/.test(id)) await store.remove(id).catch(() => undefined); // it may not have come to that
  return { status_code: 507, body: NO_ROOM };
}

const LEAST_ROOM = 1_000_000;

async function hasRoom({ directory }: FileStore, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize > bytes;
}

function uploads(): FileStore {
  if (opened) return opened;
  const directory = join(env().DATA_DIR, 'uploads');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  opened = new FileStore({ directory, expirationPeriodInMilliseconds: KEPT_MS });
  // Room and quota are asked for before the first byte: an upload says how long it is.
  opened.extensions = opened.extensions.filter((name) => name !== 'creation-defer-length');
  return opened;
}
