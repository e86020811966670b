import { lstat } from 'node:fs/promises';
import { Refusal } from '@/lib/errors';

/** Only a file is written over, and what is not there yet: never a folder, a device, a pipe or a link. Refusal `invalid`. */
export async function requireTarget(file: string): Promise<void> {
  const there = await lstat(file).catch(() => null);
  if (!there || there.isFile()) return;
  const kind = there.isDirectory() ? 'a folder' : there.isSymbolicLink() ? 'a link' : 'no ordinary file';
  throw new Refusal('invalid', `${file} is ${kind}: name a file for the backup.`, 'file');
}
