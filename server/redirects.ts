import { z } from 'zod';
import { pool } from '@/lib/db';
import { log } from '@/lib/log';
import type { Target } from './door/read-target';
import type { Redirect } from './render/build-page';

const Row = z.intersection(
  z.object({ path: z.string() }),
  z.union([
    z.object({ status: z.literal(410) }),
    z.object({ status: z.union([z.literal(301), z.literal(308)]), target: z.string().min(1) }),
  ]),
);

const MOST_HOPS = 5;

/** Where the first of some addresses that leads anywhere leads in the end, from the table of redirects. */
async function loadRedirect(paths: readonly string[]): Promise<Redirect | null> {
  let found = await firstOf(paths);
  for (let hop = 0; hop < MOST_HOPS && found && found.status !== 410 && found.target.startsWith('/'); hop++) {
    const next = await firstOf([found.target]);
    if (!next) return found;
    found = next;
  }
  return found;
}

async function firstOf(paths: readonly string[]): Promise<Redirect | null> {
  // Without a name: behind a pooler the next one may meet a connection that has not prepared it.
  const { rows } = await pool().query('select path, status, target from redirects where path = any ($1)', [
    paths,
  ]);
  const known = z.array(Row).parse(rows);
  return paths.map((path) => known.find((row) => row.path === path)).find((row) => row !== undefined) ?? null;
}

/**
 * How an address may stand in the table, likeliest first: as it was written, then with what spelling may change: escapes, a
 * slash at the end, case.
 */
export function spellingsOf({ raw, path, query }: Target): string[] {
  const asked = raw.replace(/\?.*/s, '');
  const forms = [asked, path].flatMap((form) => [form, trimmed(form), `${trimmed(form)}/`]);
  const all = [...forms, ...forms.map((form) => form.toLowerCase())];
  return [...new Set([...(query ? all.map((form) => `${form}?${query}`) : []), ...all])];
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

const REMEMBERED_MS = 5000;

/** The table of redirects, as the server asks it. */
export interface Redirects {
  /** Where the first of some addresses that leads anywhere leads in the end. */
  load: (paths: readonly string[]) => Promise<Redirect | null>;
  /** Whether some query of the target's path leads elsewhere. */
  hasQuery: (target: Target) => Promise<boolean>;
}

/** Those in the database of this process. */
export function ourRedirects(): Redirects {
  const queried = new QueriedPaths();
  return { load: loadRedirect, hasQuery: (target) => queried.has(target) };
}

/**
 * The paths with a query of which some lead elsewhere (`/index.php?id=7`, `/?p=7`). Few, and asked for with every query that
 * we do not know, so they are kept in memory; a new one is known within seconds.
 */
class QueriedPaths {
  #paths: ReadonlySet<string> = new Set();
  #loadedAt = 0;
  #loading: Promise<void> | undefined;

  async has({ path, query }: Target): Promise<boolean> {
    if (!query) return false;
    // Whoever asks meanwhile waits for the same answer: after a start nothing is known yet.
    if (Date.now() - this.#loadedAt > REMEMBERED_MS)
      await (this.#loading ??= this.#load().finally(() => (this.#loading = undefined)));
    return this.#paths.has(path) || this.#paths.has(trimmed(path).toLowerCase());
  }

  async #load(): Promise<void> {
    try {
      const { rows } = await pool().query(
        `select distinct split_part(path, '?', 1) as path from redirects where strpos(path, '?') > 0 limit 10000`,
      );
      this.#paths = new Set(
        z
          .array(z.object({ path: z.string() }))
          .parse(rows)
          .map(({ path }) => path),
      );
    } catch (error) {
      log().warn({ error }, 'the redirects of queries could not be read');
    }
    this.#loadedAt = Date.now(); // also when it failed: not with every request
  }
}
