import { db } from '@/lib/db';

const FLUSH_AFTER_MS = 2000;
const MOST_PATHS = 5000;
const ARTICLE = /^\/[a-z0-9-]+\/\d{4}-\d{2}-\d{2}\/[a-z0-9-]{1,140}$/;
const ROBOT = /bot|crawl|spider|slurp|preview|fetch|monitor|headless|curl|wget|python|java\//i;

interface Waiting {
  counts: Map<string, number>;
  timer: NodeJS.Timeout | null;
}

const waiting: Waiting = { counts: new Map(), timer: null };

/**
 * Counts one view of an article's address. Nothing about the reader is kept: not an address, not a cookie, only how
 * many. Robots that say so are not counted. Views wait two seconds in this process and are written together.
 */
export function countView(path: string, userAgent: string): void {
  if (!ARTICLE.test(path) || !userAgent || ROBOT.test(userAgent)) return;
  if (!waiting.counts.has(path) && waiting.counts.size >= MOST_PATHS) return;
  waiting.counts.set(path, (waiting.counts.get(path) ?? 0) + 1);
  waiting.timer ??= setTimeout(() => void writeViews(new Date()).catch(forgetThem), FLUSH_AFTER_MS).unref();
}

/** Writes the views that wait into the hour of `now`. Addresses that hold no public article are dropped. */
export async function writeViews(now: Date): Promise<void> {
  const counts = [...waiting.counts];
  waiting.counts.clear();
  waiting.timer = null;
  if (counts.length === 0) return;
  await db().$executeRaw`
    INSERT INTO view_hours (article_id, hour, views)
    SELECT a.id, date_trunc('hour', ${now}::timestamptz, 'UTC'), v.views
    FROM unnest(${counts.map(([path]) => path)}::text[], ${counts.map(([, views]) => views)}::int[]) AS v (path, views)
    JOIN articles a ON a.path = v.path AND a.state IN ('published', 'corrected')
    ORDER BY a.id
    ON CONFLICT (article_id, hour) DO UPDATE SET views = view_hours.views + excluded.views`;
}

function forgetThem(): void {
  // Two seconds of views are not worth a retry while the database is away.
}
