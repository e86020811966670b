import { describe, expect, it } from 'vitest';
import { makeDraft } from '@/features/articles/test-article';
import { countViews } from '@/features/newsroom/desk/queue/count-views';
import { listQueue, pickArticles, pickItems } from '@/features/newsroom/desk/queue/list-queue';
import { LATER_VIEWS, WORK_VIEWS } from '@/features/newsroom/desk/queue/views';
import { readDeskCursor, readFilter, writeFilter } from '@/features/newsroom/desk/schema';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-23T13:40:00Z');
const asking = { userId: 1, now };

describe('the filter of an address', () => {
  it('reads what it knows, leaves out what it does not, and is written in one order', () => {
    const filter = readFilter({
      q: ' rail ',
      section: 'world',
      state: 'nonsense',
      late: '1',
      stale: 'x',
      source: "';--",
    });
    expect(writeFilter(filter)).toBe('?section=world&late=1&q=rail');
    expect(writeFilter(readFilter({ state: ['live', 'new'] }))).toBe('');
  });
});

describe('the queue', () => {
  it('mixes items and stories page by page, each once, also when they came in the same millisecond', async () => {
    for (let at = 0; at < 27; at++) await makeDraft({ headline: `Story ${at}`, status: 'machine' });
    const articles = await db().article.findMany({ select: { id: true, sourceItemId: true } });
    await db().$executeRaw`UPDATE articles SET updated_at = ${now}`;
    await db().$executeRaw`INSERT INTO source_items (source_id, external_id, url, language, filed_at)
      SELECT source_id, 'more ' || g || external_id, url || g, language, ${now} FROM source_items, generate_series(1, 2) g`;
    await db().$executeRaw`INSERT INTO source_revisions (item_id, number, headline, completeness, fingerprint)
      SELECT id, 1, 'Titular ' || id, 'full', id::text FROM source_items WHERE NOT has_article`;
    await db().$executeRaw`UPDATE source_items i SET current_revision_id = r.id FROM source_revisions r
      WHERE r.item_id = i.id AND NOT has_article`;
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const cursor = readDeskCursor(after ?? undefined);
      const page = await listQueue({ filter: readFilter({}), cursor, asking });
      seen.push(...page.rows.map(({ ref }) => ref));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(27 + 54);
    expect(new Set(seen).size).toBe(27 + 54);
    expect(seen.filter((ref) => ref.startsWith('a'))).toHaveLength(articles.length);
    expect(await countViews([readFilter({}), readFilter({ q: 'story 26' })], asking)).toEqual([81, 1]);
    expect(
      (await listQueue({ filter: readFilter({ q: 'STORY 26' }), cursor: null, asking })).rows,
    ).toMatchObject([{ headline: 'Story 26', mark: { word: 'New' }, original: { language: 'es' } }]);
    const limited = (sections: string[], languages: string[]) =>
      countViews([readFilter({})], { ...asking, limits: { sections, languages } });
    expect(await limited([], [])).toEqual([81]);
    expect(await limited(['world'], ['de', 'fr', 'es', 'ar'])).not.toEqual([0]);
    expect(await limited(['no-such'], [])).toEqual([0]);
    expect(await limited([], ['xx'])).toEqual([0]);
    const short = await listQueue({ filter: readFilter({ q: '26' }), cursor: null, asking });
    expect(short.rows.map(({ headline }) => headline)).toContain('Story 26');
    const odd = await listQueue({ filter: readFilter({ q: '%_\\' }), cursor: null, asking });
    expect(odd.rows).toEqual([]);
  });

  it('finds what was skipped for fourteen days, and leaves it out everywhere else', async () => {
    const [fresh, old] = [await makeDraft(), await makeDraft()];
    const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
    await db().$executeRaw`UPDATE articles SET skipped_at = ${daysAgo(13)} WHERE id = ${fresh}`;
    await db().$executeRaw`UPDATE articles SET skipped_at = ${daysAgo(15)} WHERE id = ${old}`;
    const list = async (query: Record<string, string>) =>
      (await listQueue({ filter: readFilter(query), cursor: null, asking })).rows.map(({ ref }) => ref);
    expect(await list({ state: 'skipped' })).toEqual([`a${fresh}`]);
    const moving = await list({});
    expect(moving.filter((ref) => [`a${fresh}`, `a${old}`].includes(ref))).toEqual([]);
  });
});

it('no view reads a hundred thousand stories', { timeout: 120_000 }, async () => {
  const id = await makeDraft();
  // A hundred thousand in an older state, as an archive is: triggers aside, they only weigh.
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.$executeRaw`INSERT INTO source_items (source_id, external_id, url, language, has_article, current_revision_id)
      SELECT source_id, 'old ' || g, 'https://outlet.example/old/' || g, language, true, NULL
      FROM source_items, generate_series(1, 100000) g
      WHERE id = (SELECT source_item_id FROM articles WHERE id = ${id})`;
      await tx.$executeRaw`INSERT INTO articles (state, section_id, source_id, original_language, headline, slug, path,
        published_on, first_published_at, published_revision_id, fill, noindex_reason, updated_at)
      SELECT 'published', section_id, source_id, original_language, md5(g::text), 'old-' || g,
        '/world/2026-01-01/old-' || g, '2026-01-01', '2026-01-01'::timestamptz + g * interval '1 minute', 1000000 + g,
        'machine', 'old', '2026-01-01'
      FROM articles, generate_series(1, 100000) g WHERE id = ${id}`;
    },
    { timeout: 100_000 },
  );
  await db().$executeRawUnsafe('ANALYZE articles; ');
  await db().$executeRawUnsafe('ANALYZE source_items');
  const filters = [...WORK_VIEWS, ...LATER_VIEWS].map(({ filter }) => filter);
  filters.push(
    readFilter({ q: 'headline' }),
    readFilter({ state: 'live', section: 'world' }),
    readFilter({ state: 'live' }),
  );
  for (const filter of filters) {
    const picks = [pickArticles(filter, null, asking), pickItems(filter, null, asking)];
    for (const pick of picks) if (pick) expect(await wholeTables(pick), writeFilter(filter)).toEqual([]);
  }
  const started = performance.now();
  await countViews(filters, asking);
  expect(performance.now() - started).toBeLessThan(500);
});

/** The tables of a hundred thousand rows that a statement reads from one end to the other. */
async function wholeTables(statement: Prisma.Sql): Promise<string[]> {
  const { sql } = await import('@/generated/prisma/client').then(({ Prisma: prisma }) => prisma);
  const lines = await db().$queryRaw<Record<string, string>[]>(sql`EXPLAIN ${statement}`);
  const plan = lines.map((line) => Object.values(line)[0] ?? '');
  return plan.filter((line) => /Seq Scan on (articles|source_items)\b/.test(line));
}
