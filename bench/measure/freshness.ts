import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { publishArticle } from '@/features/articles/publish-article';
import { db } from '@/lib/db';
import { ask, askEach, quantile } from '../load/ask';
import { startLoad, type Load } from '../load/wrk';
import type { Address, Bench, Untouched } from '../bench';
import { at, PORTS } from '../stack/ports';

const ARTICLES = 50;
const CROWDED = 100;
const CROWD = { connections: 32, pause: 10 };
const ACTOR = { userId: null, name: 'The benchmark' };
const READERS = {
  'first process': PORTS.web,
  'second process': PORTS.secondWeb,
  'deploy/nginx.conf': PORTS.deployed,
};

interface Sighting {
  /** From commit to the end of the first answer that shows the change. */
  visible: number;
  /** The latest beginning, after the commit, of a read that still showed the old page. */
  lastStale: number;
}

/** From commit to visible, for readers of two web processes and of nginx before them, while many others read. */
export async function measureFreshness(
  { report, folder, untouched }: Bench,
  publishes: number,
): Promise<void> {
  const articles = untouched.take(ARTICLES);
  const crowd = await gatherCrowd(folder, untouched);
  const sightings = new Map(Object.keys(READERS).map((reader) => [reader, [] as Sighting[]]));
  try {
    for (let edition = 0; edition < publishes; edition++) {
      const article = articles[edition % ARTICLES];
      if (!article) continue;
      const token = `Edition ${edition} of the benchmark`;
      const committed = await publishEdition(article, token);
      const watched = Object.entries(READERS).map(async ([reader, port]) =>
        sightings.get(reader)?.push(await watch(at(port, article.path), token, committed)),
      );
      await Promise.all(watched);
    }
  } finally {
    const loads = await Promise.all(crowd.map(({ stop }) => stop()));
    report.note(
      `beside ${Math.round(loads.reduce((sum, { perSecond }) => sum + perSecond, 0))} other requests a second`,
    );
  }
  for (const [reader, seen] of sightings) {
    const visible = seen.map((sighting) => sighting.visible);
    const stale = seen.filter(({ lastStale }) => lastStale >= 1000).length;
    report.add(`${publishes} publishes, ${reader}: commit to visible p50`, quantile(visible, 0.5), 'ms');
    report.add(`${publishes} publishes, ${reader}: commit to visible p99`, quantile(visible, 0.99), 'ms', {
      most: 1000,
    });
    report.add(`${publishes} publishes, ${reader}: stale reads after 1 s`, stale, '', { most: 0 });
  }
}

/** Some thousand readers a second of other articles, on both processes. */
async function gatherCrowd(folder: string, untouched: Untouched): Promise<{ stop: () => Promise<Load> }[]> {
  const paths = untouched.take(CROWDED).map(({ path }) => path);
  const pathsFile = join(folder, 'crowded');
  await writeFile(pathsFile, paths.join('\n'));
  const ports = [PORTS.web, PORTS.secondWeb];
  await askEach(
    ports.flatMap((port) => paths.map((path) => at(port, path))),
    { at: 8 },
  );
  return ports.map((port) => startLoad({ url: at(port), ...CROWD, pathsFile }));
}

async function publishEdition({ id }: Address, headline: string): Promise<number> {
  await db().article.update({ where: { id }, data: { headline, version: { increment: 1 } } });
  await publishArticle({ articleId: id, actor: ACTOR, now: new Date() });
  return performance.now();
}

async function watch(url: string, token: string, committed: number): Promise<Sighting> {
  let lastStale = 0;
  for (;;) {
    const began = performance.now();
    const { status, body } = await ask(url);
    if (status === 200 && gunzipSync(body).includes(token))
      return { visible: performance.now() - committed, lastStale };
    lastStale = began - committed;
    if (lastStale > 10_000) return { visible: Infinity, lastStale };
  }
}
