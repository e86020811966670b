import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { isPassword } from '@/features/accounts/hash-password';
import { createUser } from '@/features/accounts/mutations';
import { db } from '@/lib/db';
import { demoOutlets } from '@/prisma/demo/outlets';
import { demoStories } from '@/prisma/demo/stories';
import { loadDemo } from '@/prisma/seed';
import { testDatabase } from '@/tools/test-database';

testDatabase();

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'limited-times-demo-'));
const NOW = new Date();
let first: Awaited<ReturnType<typeof loadDemo>>;

beforeAll(async () => {
  first = await loadDemo({ now: NOW });
}, 120_000);

test('the demo is eighty stories and more, of outlets that exist, in many languages and sections', () => {
  expect(first.articles).toBeGreaterThanOrEqual(80);
  const outlets = new Set(demoOutlets.map(({ slug }) => slug));
  expect(demoStories.filter(({ outlet }) => !outlets.has(outlet))).toEqual([]);
  expect(outlets.size).toBeGreaterThanOrEqual(12);
  expect(new Set(demoOutlets.map(({ language }) => language)).size).toBeGreaterThanOrEqual(8);
  expect(new Set(demoStories.map(({ section }) => section)).size).toBeGreaterThanOrEqual(5);
  expect(demoStories.some(({ withdrawn }) => withdrawn)).toBe(true);
  expect(demoStories.filter(({ corrections }) => corrections.length > 0).length).toBeGreaterThan(1);
  expect(new Set(demoStories.map(({ slug }) => slug)).size).toBe(demoStories.length);
});

test('every story is public, or withdrawn where it says so, fictional, dated back, with each paragraph beside its original', async () => {
  const articles = await db().article.findMany({
    where: { firstPublishedAt: { not: null } },
    include: { source: true, blocks: true, publishedRevision: true },
  });
  expect(articles).toHaveLength(demoStories.length);
  for (const { slug, state, source, firstPublishedAt, blocks, publishedRevision } of articles) {
    const story = demoStories.find((each) => each.slug === slug);
    expect([slug, state]).toEqual([
      slug,
      story?.withdrawn ? 'withdrawn' : story?.corrections.length ? 'corrected' : 'published',
    ]);
    expect(source?.fictional).toBe(true);
    expect(firstPublishedAt?.getTime()).toBe(NOW.getTime() - (story?.ageHours ?? 0) * 3_600_000);
    expect(blocks.filter(({ sourceKey }) => sourceKey === null)).toEqual([]);
    expect(publishedRevision?.blocks).toHaveLength(blocks.length);
  }
});

test('the desk has something to do: on the wire, in work, to be checked, ready', async () => {
  const waiting = await db().article.groupBy({
    by: ['state'],
    where: { firstPublishedAt: null },
    _count: true,
  });
  expect(waiting.map(({ state }) => state).sort()).toEqual(['approved', 'draft', 'in_review']);
  expect(await db().sourceItem.count({ where: { articles: { none: {} } } })).toBeGreaterThan(1);
});

test('what people have read to the end may be found by search engines, what nobody read may not', async () => {
  const articles = await db().article.findMany({
    where: { state: { in: ['published', 'corrected'] } },
    include: { source: { include: { licences: true } } },
  });
  for (const { slug, fill, indexable, source } of articles) {
    const story = demoStories.find((each) => each.slug === slug);
    const unread = story?.blocks.some(({ status }) => status === 'machine');
    expect([slug, indexable]).toEqual([
      slug,
      !unread &&
        !['machine', 'partly_edited', 'partly_read'].includes(fill ?? '') &&
        source?.licences[0]?.mayIndex === true,
    ]);
  }
  expect(articles.some(({ indexable }) => indexable)).toBe(true);
});

test('loaded again an hour later, nothing is new and nothing has changed', { timeout: 60_000 }, async () => {
  const state = async () => ({
    articles: await db().article.findMany({ orderBy: { id: 'asc' } }),
    items: await db().sourceItem.findMany({ orderBy: { id: 'asc' } }),
    counts: await Promise.all([
      db().articleRevision.count(),
      db().media.count(),
      db().correction.count(),
      db().user.count(),
      db().redirect.count(),
    ]),
  });
  const before = await state();
  const again = await loadDemo({ now: new Date(NOW.getTime() + 3_600_000) });
  expect(again).toEqual({ articles: first.articles, signIns: [] });
  expect(await state()).toEqual(before);
});

test('there is one account for each role, whose password is told once and kept where only its owner reads it', async () => {
  expect(first.signIns.map(({ role }) => role)).toEqual(['translator', 'editor', 'publisher', 'admin']);
  const file = join(process.env.DATA_DIR ?? '', 'demo-credentials.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(first.signIns);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const { email, password } of first.signIns) {
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { email } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(password, passwordHash ?? '')).toBe(true);
    expect(await isPassword(`${password}x`, passwordHash ?? '')).toBe(false);
  }
});

test('an address is taken in whatever case, and a short password is none', async () => {
  const user = {
    email: 'Ana@Example.org',
    name: 'Ana',
    role: 'editor' as const,
    password: 'correct horse battery',
  };
  expect(await createUser(user)).toMatchObject({ role: 'editor' });
  await expect(createUser({ ...user, email: 'ana@example.ORG' })).rejects.toMatchObject({
    kind: 'conflict',
    field: 'email',
  });
  await expect(createUser({ ...user, email: 'b@example.org', password: 'fourteen chars' })).rejects.toThrow(
    /15 characters/,
  );
});
