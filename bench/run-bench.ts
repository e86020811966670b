import { join } from 'node:path';
import { closeDb } from '@/lib/db';
import { migrateAll } from '@/tools/run/migrate-all';
import { Untouched, type Bench } from './bench';
import { measureFirstStart } from './measure/first-start';
import { measureFreshness } from './measure/freshness';
import { measureHotArticle } from './measure/hot-article';
import { measureLighthouse } from './measure/lighthouse';
import { measureOpening } from './measure/opening';
import { measurePageBytes } from './measure/page-bytes';
import { measureQueueLag } from './measure/queue-lag';
import { measureRandomArticles } from './measure/random-articles';
import { measureGrowth, measureRenderTime } from './measure/render-time';
import { measureUncached } from './measure/uncached';
import { Report } from './report';
import { addArticles, copyDatabase, listAddresses } from './stack/articles';
import { startNginx } from './stack/nginx';
import { at, PORTS } from './stack/ports';
import { stopProgram } from './stack/programs';
import { startSite, startWeb } from './stack/site';

interface Running {
  folder: string;
  databaseUrl: string;
  quick: boolean;
  json?: string;
  /** How to stop what this starts. */
  stops: (() => Promise<unknown>)[];
}

type Stage = Omit<Running, 'json'> & { report: Report; articles: number };

const SMALL = 2_000;
const LARGE = 100_000;

/** Measures with 2,000 articles and, unless it has to be quick, with 100,000; prints and keeps every figure. */
export async function runBench({ json, ...running }: Running): Promise<void> {
  const { folder, databaseUrl, quick, stops } = running;
  const began = performance.now();
  stops.push(closeDb);
  await migrateAll(databaseUrl);
  const nginx = await startNginx(join(folder, 'nginx'));
  stops.push(() => stopProgram(nginx));
  const report = new Report();
  await addArticles(SMALL, 1);
  await measureSmall({ ...running, report, articles: SMALL });
  if (!quick) {
    const smallUrl = await copyDatabase(databaseUrl, 'small');
    await addArticles(LARGE - SMALL, 2);
    await measureLarge({ ...running, report, articles: LARGE }, smallUrl);
  }
  await measureQueueLag({ report, folder, databaseUrl, seconds: quick ? 30 : 90 });
  await measureFirstStart(report, folder);
  report.finish({ file: json, seconds: (performance.now() - began) / 1000, quick });
}

function measureSmall(stage: Stage): Promise<void> {
  return withSite(stage, async (bench) => {
    await measureUncached(bench, { warming: 560, pages: 320 });
    await measureHotArticle(bench);
    await measureRandomArticles(bench, 400);
    await measureRenderTime(bench.report, { ...bench, port: PORTS.web });
    if (!stage.quick) return;
    await measurePageBytes(bench);
    await measureLighthouse(bench.report, { site: at(PORTS.web), port: PORTS.browser });
    await measureFreshness(bench, 100);
    await measureOpening(bench);
  });
}

function measureLarge(stage: Stage, smallUrl: string): Promise<void> {
  return withSite(stage, async (bench) => {
    await measureUncached(bench, { warming: 2500, pages: 1200 });
    await measureHotArticle(bench);
    await measureRandomArticles(bench, 2000);
    await withSmall(stage, smallUrl, (small) =>
      measureGrowth(bench.report, small, { ...bench, port: PORTS.web }),
    );
    await measurePageBytes(bench);
    await measureLighthouse(bench.report, { site: at(PORTS.web), port: PORTS.browser });
    await measureFreshness(bench, 500);
    await measureOpening(bench);
  });
}

/** Runs measurements on fresh processes, which are gone afterwards. */
async function withSite(
  { folder, databaseUrl, quick, stops, report, articles }: Stage,
  measure: (bench: Bench) => Promise<void>,
): Promise<void> {
  const programs = await startSite({ folder, databaseUrl });
  const stop = () => Promise.all(programs.map(stopProgram));
  stops.push(stop);
  report.begin(`${articles.toLocaleString('en')} articles`, articles);
  const untouched = new Untouched(await listAddresses(databaseUrl));
  await measure({ report, databaseUrl, untouched, folder: join(folder, 'nginx'), seconds: quick ? 2 : 3 });
  await stop();
}

/** Has one more web process read the small database meanwhile. */
async function withSmall(
  { folder, stops }: Stage,
  databaseUrl: string,
  measure: (small: Parameters<typeof measureGrowth>[1]) => Promise<void>,
): Promise<void> {
  const web = await startWeb(PORTS.small, { folder, databaseUrl });
  stops.push(() => stopProgram(web));
  await measure({
    port: PORTS.small,
    databaseUrl,
    untouched: new Untouched(await listAddresses(databaseUrl)),
  });
  await stopProgram(web);
}
