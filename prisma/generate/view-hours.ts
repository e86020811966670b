import type pg from 'pg';
import { Chance } from './chance';

const HOUR = 3_600_000;
const HOURS = 48;
const READ_STORIES = 400;

/** Readers of the last two days: some hundred of the newest stories, a few of them far more than the others. */
export async function addViews(pool: pg.Pool, { seed, now }: { seed: number; now: Date }): Promise<void> {
  const chance = new Chance(seed, -2);
  const { rows } = await pool.query<{ id: number; at: Date }>(
    `SELECT id, first_published_at AS at FROM articles
     WHERE state IN ('published', 'corrected') ORDER BY first_published_at DESC, id DESC LIMIT $1`,
    [READ_STORIES],
  );
  const views = rows.flatMap(({ id, at }) => viewsOf(chance, id, { from: at, to: now }));
  await pool.query(
    `INSERT INTO view_hours (article_id, hour, views)
     SELECT article_id, hour, views FROM json_populate_recordset(NULL::view_hours, $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(views)],
  );
}

function viewsOf(chance: Chance, id: number, { from, to }: { from: Date; to: Date }) {
  const fame = chance.logNormal({ median: 8, spread: 1.4, least: 1, most: 5000 });
  return Array.from({ length: HOURS }, (_, age) => new Date(Math.floor(to.getTime() / HOUR - age) * HOUR))
    .filter((hour) => hour.getTime() + HOUR > from.getTime())
    .map((hour) => ({ article_id: id, hour, views: Math.max(1, Math.round(fame * chance.next())) }));
}
