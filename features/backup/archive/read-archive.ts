import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { z } from 'zod';
import { End, ENTRY, FORMAT, isEntryName, Manifest } from '@/features/backup/schema';
import { Fault, Refusal, reasonOf } from '@/lib/errors';

const LARGEST_ENTRY = 1_200_000_000; // no picture may be larger
const Any = z.looseObject({ format: z.int() });

/** One file of a backup. */
export interface Entry {
  name: string;
  content: Buffer;
}

/** What a whole backup says about itself. */
export interface Verified {
  manifest: Manifest;
  end: End;
  /** `keys/…` by name: few and small. */
  keys: Map<string, Buffer>;
}

/** Every entry in order, one in memory at a time. Fault `backup-damaged` where the file is no such file. */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const entries = extract();
  const source = createReadStream(file);
  source.on('error', (error) => entries.destroy(error));
  source.pipe(entries);
  try {
    for await (const entry of entries) {
      if (!isEntryName(entry.header.name) || entry.header.type !== 'file')
        throw new Error(`“${entry.header.name.slice(0, 80)}” is nothing that a backup holds`);
      if (entry.header.size > LARGEST_ENTRY) throw new Error(`${entry.header.name} is too large`);
      yield { name: entry.header.name, content: await buffer(entry) };
    }
  } catch (error) {
    if (error instanceof Fault || error instanceof Refusal) throw error;
    throw damaged(file, whyNot(error), error);
  } finally {
    source.destroy();
  }
}

/**
 * Reads a backup from its beginning to its end and answers what it is, if every byte of it is as it was written. Throws
 * a Fault for a file that is cut, damaged or no backup, a Refusal for one of a newer version.
 */
export async function verifyArchive(file: string, onEntry: (name: string) => void): Promise<Verified> {
  const check = new Check(file);
  for await (const entry of readArchive(file)) {
    onEntry(entry.name);
    check.take(entry);
  }
  return check.verified();
}

class Check {
  readonly #file: string;
  readonly #all = createHash('sha256');
  readonly #keys = new Map<string, Buffer>();
  #unlisted = new Map<string, string>();
  #entries = 0;
  #manifest: Manifest | undefined;
  #end: End | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  take({ name, content }: Entry): void {
    if (this.#end) throw damaged(this.#file, 'something follows its end');
    if (this.#entries === 0) this.#manifest = this.#readManifest(name, content);
    if (name === ENTRY.end) {
      this.#end = this.#readEnd(content);
      return;
    }
    if (name.startsWith('checksums/')) this.#compare(content);
    else this.#unlisted.set(name, createHash('sha256').update(content).digest('hex'));
    if (name.startsWith(ENTRY.key(''))) this.#keys.set(name, content);
    this.#entries++;
  }

  verified(): Verified {
    if (!this.#manifest) throw damaged(this.#file, 'it is empty');
    if (!this.#end) throw damaged(this.#file, 'its end is missing');
    return { manifest: this.#manifest, end: this.#end, keys: this.#keys };
  }

  #readManifest(name: string, content: Buffer): Manifest {
    if (name !== ENTRY.manifest) throw damaged(this.#file, 'it does not begin as a backup does');
    const said = this.#parse(Any, content);
    if (said.format > FORMAT)
      throw new Refusal('invalid', `${this.#file} was written by a newer version: update the program.`);
    return this.#parse(Manifest, content);
  }

  #readEnd(content: Buffer): End {
    const end = this.#parse(End, content);
    const whole =
      end.entries === this.#entries && this.#unlisted.size === 0 && end.sum === this.#all.digest('hex');
    if (!whole) throw damaged(this.#file, 'its checksums do not agree');
    return end;
  }

  #compare(list: Buffer): void {
    this.#all.update(list);
    for (const line of list.toString().split('\n').filter(Boolean)) {
      const [sum, name = ''] = line.split('  ');
      if (this.#unlisted.get(name) !== sum) throw damaged(this.#file, `${name} is not as it was written`);
      this.#unlisted.delete(name);
    }
  }

  #parse<T>(schema: z.ZodType<T>, content: Buffer): T {
    try {
      return schema.parse(JSON.parse(content.toString()));
    } catch (error) {
      throw damaged(this.#file, 'what it says of itself makes no sense', error);
    }
  }
}

/** In our words where the library's say less. */
function whyNot(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'this account may not read it';
  return /invalid tar header/i.test(reasonOf(error)) ? 'it is no tar file, or cut' : reasonOf(error);
}

function damaged(file: string, why: string, cause?: unknown): Fault {
  return new Fault('backup-damaged', `${file} is no whole backup: ${why}. Nothing was changed.`, { cause });
}
