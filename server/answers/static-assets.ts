import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Answer, type Effort, ENCODINGS } from './answer';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const FOR_EVER = ['Cache-Control', 'public, max-age=31536000, immutable'];
const FOR_AN_HOUR = ['Cache-Control', 'public, max-age=3600'];
const HASHED = /[.-][0-9a-f]{8,}\.\w+$/;

// What the browser may fetch before it is asked to: pages a reader's pointer rests on, never the editors' side.
const SPECULATION_RULES = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: ['/newsroom*', '/api/*', '/media/*', '/search*'] } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};

interface Asset {
  path: string;
  body: Buffer;
  contentType: string;
  cacheHeaders: readonly string[];
}

/** Files that never change while the process lives, in memory by path. */
export class StaticAssets {
  readonly #answers = new Map<string, Answer>();
  readonly #assets: Asset[] = [];

  get(path: string): Answer | undefined {
    return this.#answers.get(path);
  }

  /** Reads Next's files and our own; both folders may be missing. */
  async load({ nextFolder, publicFolder }: { nextFolder: string; publicFolder: string }): Promise<void> {
    for (const path of await filesBelow(nextFolder))
      await this.#add(`/_next/static/${path}`, join(nextFolder, path));
    for (const path of await filesBelow(publicFolder)) await this.#add(`/${path}`, join(publicFolder, path));
    this.#keep({
      path: '/assets/speculation.json',
      body: Buffer.from(JSON.stringify(SPECULATION_RULES)),
      contentType: 'application/speculationrules+json',
      cacheHeaders: FOR_AN_HOUR,
    });
  }

  /** Compresses everything as far as it goes, which takes seconds: in the background, after the start. */
  async squeeze(): Promise<void> {
    for (const asset of this.#assets.splice(0)) {
      const answer = compile(asset, { brotli: 11, gzip: 9 });
      for (const encoding of ENCODINGS) if (!answer.variants[encoding]) await answer.make(encoding);
      this.#answers.set(asset.path, answer);
    }
  }

  async #add(path: string, file: string): Promise<void> {
    const contentType = TYPES[extname(path)] ?? 'application/octet-stream';
    const cacheHeaders = path.startsWith('/_next/static/') || HASHED.test(path) ? FOR_EVER : FOR_AN_HOUR;
    this.#keep({ path, body: await readFile(file), contentType, cacheHeaders });
  }

  #keep(asset: Asset): void {
    this.#assets.push(asset);
    this.#answers.set(asset.path, compile(asset, { brotli: 4, gzip: 6 }));
  }
}

function compile({ body, contentType, cacheHeaders }: Asset, effort: Effort): Answer {
  const headers = ['X-Content-Type-Options', 'nosniff'];
  return new Answer({ status: 200, body, contentType, cacheHeaders, headers }, effort);
}

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
    return files.map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // the only error with a code we know
    throw error;
  }
}
