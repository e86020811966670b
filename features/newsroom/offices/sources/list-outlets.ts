import { db } from '@/lib/db';
import { env } from '@/lib/env';

/** An outlet as the list shows it. */
export interface Outlet {
  id: number;
  slug: string;
  name: string;
  language: string;
  city: string | null;
  paused: boolean;
  /** Its feeds, and how many of them do not answer. */
  feeds: number;
  faulty: number;
  faultSince: Date | null;
  fault: string | null;
  /** The name of its terms now; null: it agreed to nothing. */
  terms: string | null;
  termsUntil: Date | null;
  today: number;
  /** Of the last two weeks, by the day. */
  usual: number;
  lastAt: Date | null;
}

/** What an outlet's condition is called. `silent`: no feed of it answers. `half`: some do not. `bare`: it has none. */
export type Condition = 'silent' | 'half' | 'well' | 'bare' | 'paused';

/** The condition of an outlet. */
export function conditionOf({
  paused,
  feeds,
  faulty,
}: Pick<Outlet, 'paused' | 'feeds' | 'faulty'>): Condition {
  if (paused) return 'paused';
  if (feeds === 0) return 'bare';
  if (faulty === 0) return 'well';
  return faulty === feeds ? 'silent' : 'half';
}

const ORDER: readonly Condition[] = ['silent', 'half', 'well', 'bare', 'paused'];

/** Every outlet, those that need someone first. */
export async function listOutlets(now: Date): Promise<Outlet[]> {
  const outlets = await db().$queryRaw<Outlet[]>`
    WITH lately AS (
      SELECT source_id, max(filed_at) AS last_at, count(*) FILTER (
        WHERE filed_at >= date_trunc('day', ${now}::timestamptz, ${env().SITE_TIME_ZONE}))::int AS today,
        round(count(*) / 14.0)::int AS usual
      FROM source_items WHERE filed_at > ${now}::timestamptz - interval '14 days' AND filed_at <= ${now} GROUP BY source_id)
    SELECT s.id, s.slug, s.name, s.language, s.city, s.state = 'paused' AS paused, f.*, t.name AS terms,
      t.valid_until AS "termsUntil", coalesce(l.today, 0) AS today, coalesce(l.usual, 0) AS usual, l.last_at AS "lastAt"
    FROM sources s LEFT JOIN lately l ON l.source_id = s.id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS feeds, count(fault_since)::int AS faulty, min(fault_since) AS "faultSince",
        (array_agg(fault_reason ORDER BY fault_since) FILTER (WHERE fault_since IS NOT NULL))[1] AS fault
      FROM feeds WHERE source_id = s.id) f
    LEFT JOIN LATERAL (
      SELECT name, valid_until FROM licence_terms WHERE source_id = s.id AND valid_from <= ${now}
        AND (valid_until IS NULL OR valid_until > ${now}) ORDER BY valid_from DESC, id DESC LIMIT 1) t ON true
    ORDER BY s.name, s.id LIMIT 1000`;
  return outlets.sort((one, other) => rank(one) - rank(other));
}

const rank = (outlet: Outlet) => ORDER.indexOf(conditionOf(outlet));
