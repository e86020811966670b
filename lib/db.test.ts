import { expect, it } from 'vitest';
import { closeDb, db, pool } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

it('Prisma and hand-written SQL share one pool on the migrated database of this file', async () => {
  await db().topic.create({ data: { slug: 'floods', name: 'Floods' } });
  const { rows } = await pool().query('select name, current_database() as place from topics');
  expect(rows).toEqual([
    { name: 'Floods', place: new URL(process.env.DATABASE_URL ?? '').pathname.slice(1) },
  ]);
  expect(db()).toBe(db());
});

it('opens anew after it was closed', async () => {
  await closeDb();
  expect(await db().topic.count()).toBe(1);
});
