import { ask } from '../load/ask';
import { load } from '../load/wrk';
import type { Bench } from '../bench';
import { writePage } from '../stack/nginx';
import { at, PORTS } from '../stack/ports';

const CONNECTIONS = [1, 32, 256];
const SLOWEST: Record<number, number> = { 32: 10, 256: 50 };

/** One article that everybody reads: we, nginx with the same bytes on disk, nginx compressing what it has cached. */
export async function measureHotArticle({ report, folder, seconds, untouched }: Bench): Promise<void> {
  for (const { path } of untouched.take(1)) {
    const { body } = await ask(at(PORTS.web, path));
    await writePage(folder, path, body);
    await load({ url: at(PORTS.web, path), connections: 32, seconds: 2 }); // until the compiler has seen it
    for (const connections of CONNECTIONS) {
      const run = (port: number) => load({ url: at(port, path), connections, seconds });
      const [ours, files, compressing] = [
        await run(PORTS.web),
        await run(PORTS.files),
        await run(PORTS.compressing),
      ];
      const title = `hot article, ${connections} ${connections === 1 ? 'connection' : 'connections'}`;
      const judged = connections === 32;
      report.add(title, ours.perSecond, '/s');
      report.add(
        `${title}: of nginx, precompressed files`,
        ours.perSecond / files.perSecond,
        '×',
        judged ? { least: 0.4 } : undefined,
      );
      report.add(
        `${title}: of nginx, cache compressing`,
        ours.perSecond / compressing.perSecond,
        '×',
        judged ? { least: 4 } : undefined,
      );
      report.add(`${title}: p50`, ours.p50, 'ms');
      report.add(
        `${title}: p99`,
        ours.p99,
        'ms',
        SLOWEST[connections] ? { most: SLOWEST[connections] } : undefined,
      );
      report.note(
        `beside: nginx files ${Math.round(files.perSecond)}/s p99 ${files.p99.toFixed(1)} ms, cache compressing ${Math.round(compressing.perSecond)}/s p99 ${compressing.p99.toFixed(1)} ms`,
      );
      const errors = ours.errors + files.errors + compressing.errors;
      if (errors > 0) report.note(`${errors} requests failed: these figures can't be trusted`);
    }
  }
}
