import type { SignedIn } from '@/features/accounts/sign-in/sessions';
import type { Outcome, Work } from '@/features/newsroom/desk/schema';
import { workRow } from '@/features/newsroom/desk/work/mutations';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** Does one thing to several rows, each by itself: one that is refused says why and leaves the others as they are. */
export async function workRows(work: Work, user: SignedIn, now: Date): Promise<Outcome[]> {
  const { deed, to, topic } = work;
  const headlines = await findHeadlines(work.rows);
  const outcomes: Outcome[] = [];
  for (const { ref, holder } of work.rows) {
    const name = `${ref.kind === 'article' ? 'a' : 'i'}${ref.id}`;
    const headline = headlines.get(name) || 'A story';
    try {
      const done = await workRow(deed, { ref, holder, user, now, to, topic });
      outcomes.push({ ref: name, headline, done: true, ...done });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ ref: name, headline, done: false, says: error.message });
    }
  }
  return outcomes;
}

async function findHeadlines(rows: Work['rows']): Promise<Map<string, string>> {
  const ids = (kind: 'article' | 'item') =>
    rows.filter(({ ref }) => ref.kind === kind).map(({ ref }) => ref.id);
  const found = await db().$queryRaw<{ ref: string; headline: string }[]>`
    SELECT 'a' || id AS ref, headline FROM articles WHERE id = ANY(${ids('article')})
    UNION ALL SELECT 'i' || i.id, r.headline FROM source_items i JOIN source_revisions r ON r.id = i.current_revision_id
    WHERE i.id = ANY(${ids('item')})`;
  return new Map(found.map(({ ref, headline }) => [ref, headline]));
}
