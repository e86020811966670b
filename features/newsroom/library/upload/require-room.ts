import { statfs } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { takeTurn } from '@/lib/net/take-turn';

const DAY_MS = 24 * 3600_000;
const SPARE = 200_000_000; // what the database and everybody else need to go on
export const NO_ROOM = 'There is no room to keep the picture. Nothing of it was kept.';

/**
 * Asked before anything of a picture is read: whether its sender may still send so much today, and whether there is room
 * for it and its sizes, with some left for everything else. Refusal `conflict`.
 */
export async function requireRoom(given: { user: { id: number }; bytes: number; now: Date }): Promise<void> {
  const { user, bytes, now } = given;
  const { UPLOAD_DAY_MB, DATA_DIR, MEDIA_URL } = env();
  const folders = [DATA_DIR, ...(MEDIA_URL.startsWith('file:') ? [fileURLToPath(MEDIA_URL)] : [])];
  const rooms = await Promise.all(folders.map(roomIn));
  if (Math.min(...rooms) < 2 * bytes + SPARE) throw new Refusal('conflict', NO_ROOM, 'file');
  const weight = Math.max(1, Math.ceil(bytes / 1_000_000));
  const turn = { key: `upload:${user.id}`, most: UPLOAD_DAY_MB, windowMs: DAY_MS, now, weight };
  if (!(await takeTurn(turn)))
    throw new Refusal(
      'conflict',
      `You have sent ${UPLOAD_DAY_MB.toLocaleString('en')} MB today, which is all one person may. Go on tomorrow.`,
      'file',
    );
}

async function roomIn(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Infinity; // it is made with its first file
    throw error;
  }
}
