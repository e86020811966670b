import { check, ill, span, well, type Check } from '@/cli/desk/doctor/check';
import { chooseEngine } from '@/features/translation/choose-engine';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { fetchGuarded } from '@/lib/http';
import { hostAndPort } from '@/lib/net/address-guard';

const LATE_SECONDS = 900;
const MOST_NAMED = 5;

/** What the program does: web, worker, queue, outlets, engine. */
export function examineWork(): Promise<Check[]> {
  return Promise.all([
    check('web', web),
    check('worker', worker),
    check('queue', queue),
    check('feeds', feeds),
    check('translation', translation),
  ]);
}

async function web() {
  const { HOST, PORT } = env();
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '[::1]' : HOST;
  const url = `http://${host}:${PORT}/readyz`;
  const { status, body } = await fetchGuarded({
    url,
    timeoutMs: 5000,
    maxBytes: 10_000,
    allow: [hostAndPort(new URL(url))],
  });
  const said = body.toString('utf8').trim();
  return status === 200 ? well(`ready at ${HOST}:${PORT}`) : ill(`at ${HOST}:${PORT} it says: ${said}`);
}

async function worker() {
  const [row] = await db().$queryRaw<{ alive: number; silent: number | null }[]>`
    SELECT count(DISTINCT process) FILTER (WHERE beat_at > clock_timestamp() - interval '1 minute')::int AS alive,
      extract(epoch FROM clock_timestamp() - max(beat_at))::int AS silent
    FROM queue_workers WHERE kind = 'worker'`;
  if (row?.alive) return well(row.alive === 1 ? 'one works' : `${row.alive} work`);
  const since =
    row?.silent === null || row?.silent === undefined
      ? ''
      : `; the last one was heard ${span(row.silent)} ago`;
  return ill(`none works: nothing is fetched, translated or published on time${since}`);
}

async function queue() {
  const [row] = await db().$queryRaw<{ waiting: number; dead: number; lag: number | null }[]>`
    SELECT count(*) FILTER (WHERE attempts < max_attempts)::int AS waiting,
      count(*) FILTER (WHERE attempts >= max_attempts)::int AS dead,
      extract(epoch FROM clock_timestamp() - min(run_at) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts))::int AS lag
    FROM graphile_worker.jobs`;
  const { waiting = 0, dead = 0 } = row ?? {};
  const lag = Math.max(0, row?.lag ?? 0);
  const late = lag > LATE_SECONDS ? `, the oldest due ${span(lag)} ago` : '';
  const says = `${waiting} jobs wait${late}, ${dead} given up${dead ? ' (desk jobs --failed)' : ''}`;
  return dead > 0 || late ? ill(says) : well(says);
}

interface FeedRow {
  name: string;
  reason: string | null;
  asked: boolean;
  late: number;
}

/** An outlet is ill that fails, that was never fetched though its time came, or that is long overdue. */
async function feeds() {
  const rows = await db().$queryRaw<FeedRow[]>`
    SELECT s.name, f.fault_reason AS reason, f.last_fetched_at IS NOT NULL AS asked,
      extract(epoch FROM clock_timestamp() - f.next_fetch_at)::int AS late
    FROM feeds f JOIN sources s ON s.id = f.source_id WHERE s.state = 'active' ORDER BY f.next_fetch_at`;
  const troubles = rows.flatMap(({ name, reason, asked, late }) => {
    if (reason !== null) return [`${name}: ${reason}`];
    if (!asked && late > 0) return [`${name}: never fetched`];
    return late > LATE_SECONDS ? [`${name}: ${span(late)} overdue`] : [];
  });
  const more = troubles.length > MOST_NAMED ? [`and ${troubles.length - MOST_NAMED} more`] : [];
  const says = [`${rows.length} feeds`, ...troubles.slice(0, MOST_NAMED), ...more].join('; ');
  return troubles.length > 0 ? ill(says) : well(says);
}

/** Asks the engine for what costs nothing. */
async function translation() {
  const engine = chooseEngine();
  if (!engine) return well('no engine: items wait in their own language');
  await engine.probe();
  return well(`${engine.name} answers`);
}
