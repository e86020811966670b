import { beforeEach, expect, test } from 'vitest';
import { dropMemory, listMemory } from '@/features/translation/memory/manage-memory';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

interface Learned {
  engine?: string;
  from?: string;
  source: string;
  at?: string;
}

async function learn({ engine = '', from = 'de', source, at = '2026-11-20T10:00:00Z' }: Learned) {
  await db().memorySegment.create({
    data: {
      ...{ engine, source, sourceHash: source, sourceLanguage: from, targetLanguage: 'en' },
      ...{ target: `EN ${source}`, origin: engine ? 'machine' : 'human', createdAt: new Date(at) },
    },
  });
}

const left = async () =>
  (await db().memorySegment.findMany({ orderBy: { id: 'asc' } })).map(({ source }) => source);

beforeEach(async () => {
  await db().memorySegment.deleteMany();
  await learn({ engine: 'LibreTranslate', source: 'eins' });
  await learn({ engine: 'LibreTranslate 1.6', source: 'zwei' });
  await learn({ engine: 'LibreTranslate 1.6', source: 'trois', from: 'fr', at: '2026-11-25T10:00:00Z' });
  await learn({ engine: 'LibreTranslateX', source: 'vier' });
  await learn({ source: 'fünf' });
});

test('the memory is told by engine and pair, with its times', async () => {
  expect(await listMemory({ engine: 'LibreTranslate 1.6', from: 'fr' })).toEqual([
    {
      ...{
        engine: 'LibreTranslate 1.6',
        origin: 'machine',
        from: 'fr',
        to: 'en',
        segments: 1,
        characters: 5,
      },
      ...{ oldest: new Date('2026-11-25T10:00:00Z'), newest: new Date('2026-11-25T10:00:00Z') },
    },
  ]);
  expect((await listMemory({})).map(({ engine, segments }) => [engine, segments])).toHaveLength(5);
});

test.each([
  ['an engine in all its versions', { engine: 'LibreTranslate' }, ['vier', 'fünf']],
  ['one version', { engine: 'LibreTranslate 1.6' }, ['eins', 'vier', 'fünf']],
  ['a pair', { from: 'fr', to: 'en' }, ['eins', 'zwei', 'vier', 'fünf']],
  ['what people did', { origin: 'human' as const }, ['eins', 'zwei', 'trois', 'vier']],
  ['a time', { since: new Date('2026-11-21') }, ['eins', 'zwei', 'vier', 'fünf']],
  ['until a time', { engine: 'LibreTranslate', until: new Date('2026-11-21') }, ['trois', 'vier', 'fünf']],
])('%s is forgotten, and nothing else', async (_, filter, kept) => {
  expect(await dropMemory(filter)).toBe(5 - kept.length);
  expect(await left()).toEqual(kept);
  expect(await dropMemory(filter)).toBe(0);
});

test('many are forgotten in batches', async () => {
  await db().$executeRaw`
    INSERT INTO memory_segments (source_language, target_language, source_hash, source, target, origin, engine)
    SELECT 'cs', 'en', n::text, n::text, n::text, 'machine', CASE n % 3 WHEN 0 THEN 'Other' ELSE 'Many' END
    FROM generate_series(1, 18000) n`;
  expect(await dropMemory({ engine: 'Many' })).toBe(12_000);
  expect(await db().memorySegment.count()).toBe(6005);
});
