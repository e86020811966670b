import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askEach } from '../load/ask';
import { load } from '../load/wrk';
import type { Bench } from '../bench';
import { writePage } from '../stack/nginx';
import { at, PORTS } from '../stack/ports';

/** Any of many cached articles, and the same of nginx with their bytes on disk. */
export async function measureRandomArticles(
  { report, folder, seconds, untouched }: Bench,
  pages: number,
): Promise<void> {
  const paths = untouched.take(pages).map(({ path }) => path);
  await askEach(
    paths.map((path) => at(PORTS.web, path)),
    {
      at: 8,
      seen: (url, { body }) => writePage(folder, new URL(url).pathname, body),
    },
  );
  const pathsFile = join(folder, 'random');
  await writeFile(pathsFile, paths.join('\n'));
  for (const connections of [32, 256]) {
    const run = (port: number) => load({ url: at(port), connections, seconds, pathsFile });
    await run(PORTS.files); // until nginx knows its files
    const [ours, files] = [await run(PORTS.web), await run(PORTS.files)];
    const title = `random of ${pages} cached articles, ${connections} connections`;
    report.add(title, ours.perSecond, '/s');
    report.add(
      `${title}: of nginx`,
      ours.perSecond / files.perSecond,
      '×',
      connections === 32 ? { least: 0.4 } : undefined,
    );
    report.add(`${title}: p99`, ours.p99, 'ms');
  }
}
