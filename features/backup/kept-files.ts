import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ENTRY } from '@/features/backup/schema';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

const SIGN_INS = 'demo-credentials.json';
const SECRET = ENTRY.key('auth');

/** The small files that a site needs besides its database and pictures: `keys/…` of the data folder, by entry name. */
export async function readKeptFiles(): Promise<Map<string, Buffer>> {
  const { DATA_DIR, AUTH_SECRET } = env();
  const kept = new Map<string, Buffer>();
  const names = await readdir(join(DATA_DIR, 'keys')).catch(nothing);
  for (const name of names.filter((one) => /^[\w-]+$/.test(one))) {
    const content = await readFile(join(DATA_DIR, 'keys', name));
    kept.set(ENTRY.key(name), content);
  }
  const signIns = await readFile(join(DATA_DIR, SIGN_INS)).catch(nothing);
  if (signIns.length > 0) kept.set(ENTRY.key(SIGN_INS), Buffer.from(signIns));
  if (AUTH_SECRET) kept.set(SECRET, Buffer.from(AUTH_SECRET)); // else second factors are lost where it is not set
  return kept;
}

/** Refuses where the secret of this place would make what the backup's secret sealed unreadable. */
export function requireSameSecret(kept: ReadonlyMap<string, Buffer>): void {
  const { AUTH_SECRET } = env();
  const secret = kept.get(SECRET)?.toString();
  if (AUTH_SECRET && secret && AUTH_SECRET !== secret)
    throw new Refusal(
      'conflict',
      'AUTH_SECRET is not the one of the backup, and second factors would not work: unset it, or set the same. Nothing was changed.',
    );
}

/** Puts them into the data folder. What was there under such a name, and is not the same, is kept beside it. */
export async function writeKeptFiles(kept: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const [entry, content] of kept) {
    const name = entry.slice(ENTRY.key('').length);
    const file = join(env().DATA_DIR, name === SIGN_INS ? name : entry);
    const before = await readFile(file).catch(nothing);
    if (content.equals(Buffer.from(before))) continue;
    await mkdir(dirname(file), { recursive: true, mode: name === SIGN_INS ? 0o711 : 0o700 });
    if (before.length > 0) await rename(file, `${file}.before-restore`);
    await writeFile(`${file}.new`, content, { mode: 0o600, flush: true });
    await rename(`${file}.new`, file);
  }
}

function nothing(error: unknown): never[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
