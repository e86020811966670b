import lighthouse, { type RunnerResult } from 'lighthouse';
import { db } from '@/lib/db';
import { Fault } from '@/lib/errors';
import type { Report } from '../report';
import { startBrowser } from '../stack/browser';

const AIMS = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
const LCP_MS = 1200;

/** Lighthouse's four scores and LCP as on a slow phone (its own defaults), for one page of each kind that readers open first. */
export async function measureLighthouse(report: Report, { site, port }: { site: string; port: number }) {
  const article = await db().article.findFirstOrThrow({
    where: { state: 'published', indexable: true },
    orderBy: { firstPublishedAt: 'desc' },
  });
  const pages = { 'front page': '/', section: '/world', article: article.path ?? '/' };
  for (const [name, path] of Object.entries(pages)) {
    await fetch(site + path); // a page that nobody has asked for is rendered first
    addFigures(report, name, await inspect(site + path, port));
  }
}

/** A browser for each page, so that none finds what the one before it has loaded. */
async function inspect(url: string, port: number): Promise<RunnerResult['lhr']> {
  const browser = await startBrowser(`--remote-debugging-port=${port}`);
  try {
    const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: Object.keys(AIMS) });
    if (!result) throw new Fault('bench', `Lighthouse has no result for ${url}.`);
    return result.lhr;
  } finally {
    await browser.close();
  }
}

function addFigures(report: Report, name: string, { categories, audits }: RunnerResult['lhr']): void {
  for (const [category, least] of Object.entries(AIMS)) {
    const score = Math.round((categories[category]?.score ?? 0) * 100);
    report.add(`Lighthouse, ${name}: ${category}`, score, '', { least });
    if (score < least) report.note(shortcomings(categories[category]?.auditRefs ?? [], audits));
  }
  const lcp = audits['largest-contentful-paint']?.numericValue ?? Infinity;
  report.add(`Lighthouse, ${name}: LCP on a slow phone`, lcp, 'ms', { most: LCP_MS });
}

/** What keeps a score from being whole. */
function shortcomings(
  references: readonly { id: string; weight: number }[],
  audits: RunnerResult['lhr']['audits'],
): string {
  const lacking = references.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1);
  return lacking.map(({ id }) => `${id} (${audits[id]?.displayValue ?? audits[id]?.title ?? ''})`).join(', ');
}
