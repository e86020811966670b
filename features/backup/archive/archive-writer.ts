import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { End, ENTRY } from '@/features/backup/schema';
import { Fault, reasonOf } from '@/lib/errors';

const squeeze = promisify(gzip);

/** How much of a table is held in memory at a time. */
const PART_BYTES = 4_000_000;
const SUMS_IN_A_LIST = 10_000;

/**
 * Writes a backup beside its name, and under it only when it is whole. A tar file: tables in compressed parts, and now and
 * then a list of checksums as `sha256sum -c` reads it, so that nothing grows with what is written.
 */
export class ArchiveWriter {
  readonly #file: string;
  readonly #unfinished: string;
  readonly #pack = pack();
  readonly #written: Promise<void>;
  readonly #all = createHash('sha256');
  #sums: string[] = [];
  #lists = 0;
  #entries = 0;

  constructor(file: string) {
    this.#file = file;
    this.#unfinished = `${file}.unfinished`;
    const target = createWriteStream(this.#unfinished, { mode: 0o600, flush: true }); // it holds keys
    this.#written = pipeline(this.#pack, target);
    this.#written.catch(() => undefined); // whoever adds hears of it
  }

  /** Adds one entry. Fault `backup-write` when there is no room, or no right. */
  async add(name: string, content: Buffer): Promise<void> {
    const sum = createHash('sha256').update(content).digest('hex');
    this.#sums.push(`${sum}  ${name}\n`);
    await this.#put(name, content);
    if (this.#sums.length >= SUMS_IN_A_LIST) await this.#listSums();
  }

  /** Adds what a stream brings as compressed parts in a folder. */
  async addParts(folder: string, chunks: AsyncIterable<Buffer>): Promise<void> {
    let [held, bytes, count]: [Buffer[], number, number] = [[], 0, 0];
    const flush = async () => {
      const part = await squeeze(Buffer.concat(held), { level: 5 });
      await this.add(`${folder}/${String(++count).padStart(6, '0')}.gz`, part);
      [held, bytes] = [[], 0];
    };
    for await (const chunk of chunks) {
      held.push(chunk);
      bytes += chunk.length;
      if (bytes >= PART_BYTES) await flush();
    }
    if (bytes > 0) await flush();
  }

  /** Ends the file, sees it onto the disk and gives it its name. Answers its size in bytes. */
  async finish(end: Omit<End, 'entries' | 'sum'>): Promise<number> {
    await this.#listSums();
    const whole: End = { ...end, entries: this.#entries, sum: this.#all.digest('hex') };
    await this.#put(ENTRY.end, Buffer.from(JSON.stringify(whole)));
    this.#pack.finalize();
    await this.#written.catch(cannotWrite(this.#file));
    const { size } = await stat(this.#unfinished);
    await rename(this.#unfinished, this.#file);
    await syncFolder(dirname(this.#file));
    return size;
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    this.#pack.destroy();
    await this.#written.catch(() => undefined);
    await rm(this.#unfinished, { force: true });
  }

  async #listSums(): Promise<void> {
    if (this.#sums.length === 0) return;
    const list = this.#sums.join('');
    this.#sums = [];
    this.#all.update(list);
    await this.#put(`checksums/${String(++this.#lists).padStart(6, '0')}.txt`, Buffer.from(list));
  }

  async #put(name: string, content: Buffer): Promise<void> {
    const taken = new Promise<void>((resolve, reject) => {
      const done = (error?: Error | null) => (error ? reject(error) : resolve());
      this.#pack.entry({ name, size: content.length, mode: 0o600 }, content, done);
    });
    taken.catch(() => undefined); // of a file that failed, the failure of the file is the reason
    const failed = this.#written.then(() => Promise.reject(new Error('it was closed')));
    await Promise.race([taken, failed]).catch(async (error: unknown) => {
      await this.#written.catch(cannotWrite(this.#file));
      throw error;
    });
    this.#entries++;
  }
}

function cannotWrite(file: string): (error: unknown) => never {
  return (error) => {
    throw new Fault('backup-write', `${file} can't be written: ${reasonOf(error)}`, { cause: error });
  };
}

/** A new name is on the disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().catch(() => undefined); // some systems can't
  await folder.close();
}
