import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { listSectionRows } from '@/features/newsroom/offices/sections/list-sections';
import { addSection, changeSection, moveSection } from '@/features/newsroom/offices/sections/mutations';
import { retireSection } from '@/features/newsroom/offices/sections/retire-section';
import { SectionWords, wordsSeen } from '@/features/newsroom/offices/sections/schema';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-24T10:00:00Z');
let user: { id: number; email: string; name: string };

beforeAll(async () => {
  user = await makePerson('admin', 'Selma');
});

const words = (name: string, slug: string, description = '') =>
  SectionWords.parse({ name, slug, description });
const bySlug = (slug: string) => db().section.findUniqueOrThrow({ where: { slug } });
const leads = async (path: string) => (await db().redirect.findUnique({ where: { path } }))?.target;
const change = async (slug: string, to: SectionWords) => {
  const section = await bySlug(slug);
  await changeSection({ id: section.id, user, words: to, seen: wordsSeen(section) });
};
const rows = async () => [
  await db().section.findMany({ orderBy: { id: 'asc' } }),
  await db().auditEntry.count(),
];

describe('a section', () => {
  test('that is added is the last of the navigation; its name and address are its own', async () => {
    await addSection({ user, words: words('  The  Seas ', 'seas', 'Water.') });
    expect((await listSectionRows()).at(-1)).toMatchObject({
      name: 'The Seas',
      slug: 'seas',
      live: 0,
      used: false,
    });
    const before = await rows();
    await expect(addSection({ user, words: words('THE SEAS', 'oceans') })).rejects.toMatchObject({
      field: 'name',
    });
    await expect(addSection({ user, words: words('Oceans', 'seas') })).rejects.toMatchObject({
      field: 'slug',
    });
    expect(await rows()).toEqual(before);
  });

  test('takes no address that the site needs for itself', async () => {
    const folders = readdirSync('app/(reader)', { withFileTypes: true });
    const own = folders
      .filter((entry) => entry.isDirectory() && /^[a-z-]+$/.test(entry.name))
      .map(({ name }) => name);
    expect(own.length).toBeGreaterThan(15);
    const taken = own.filter((name) => name !== 'styles'); // holds no page
    for (const slug of [...taken, 'newsroom', 'media', 'fonts', 'healthz'])
      await expect(addSection({ user, words: words(`Section ${slug}`, slug) })).rejects.toThrow(
        'The site needs this address for itself.',
      );
  });

  test('that gets another address leaves its old ones leading there, takes its people along, and may return', async () => {
    const limited = await db().user.create({
      data: { email: 'asia@times.test', name: 'A', role: 'editor', sections: ['asia', 'world'] },
    });
    await db().savedFilter.create({
      data: { userId: limited.id, name: 'Mine', query: '?section=asia&late=1' },
    });
    await change('asia', words('Asia and Pacific', 'asia-pacific'));
    expect(await leads('/asia')).toBe('/asia-pacific');
    expect(await leads('/asia/feed.xml')).toBe('/asia-pacific/feed.xml');
    const { sections } = await db().user.findUniqueOrThrow({ where: { id: limited.id } });
    expect(sections.sort()).toEqual(['asia-pacific', 'world']);
    const saved = await db().savedFilter.findFirstOrThrow({ where: { userId: limited.id } });
    expect(saved.query).toBe('?section=asia-pacific&late=1');
    await expect(addSection({ user, words: words('Other Asia', 'asia') })).rejects.toThrow(
      'leads to /asia-pacific',
    );
    await change('asia-pacific', words('Far East', 'far-east'));
    expect([await leads('/asia'), await leads('/asia-pacific')]).toEqual(['/far-east', '/far-east']);
    await change('far-east', words('Asia', 'asia'));
    expect([await leads('/asia'), await leads('/far-east')]).toEqual([undefined, '/asia']);
  });

  test('is not changed over what a colleague said meanwhile; said twice, it is said once', async () => {
    const section = await bySlug('europe');
    const seen = wordsSeen(section);
    const mine = { id: section.id, user, seen, words: words('The Continent', 'europe', section.description) };
    await changeSection(mine);
    const before = await rows();
    await changeSection(mine);
    await expect(changeSection({ ...mine, words: words('Europe now', 'europe') })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('The Continent') as string,
    });
    expect(await rows()).toEqual(before);
  });

  test('moves one place at a time, and however many move at once, each keeps a place of its own', async () => {
    const order = async () => (await listSectionRows()).map(({ id }) => id);
    const [first = 0, second = 0] = await order();
    await moveSection({ id: second, user, direction: 'up' });
    expect((await order()).slice(0, 2)).toEqual([second, first]);
    await moveSection({ id: second, user, direction: 'up' });
    expect((await order())[0]).toBe(second);
    const before = await order();
    await Promise.all(before.map((id, at) => moveSection({ id, user, direction: at % 2 ? 'up' : 'down' })));
    const after = await db().section.findMany({ select: { position: true } });
    expect(new Set(after.map(({ position }) => position)).size).toBe(before.length);
    expect((await order()).toSorted()).toEqual(before.toSorted());
  });

  test('that is retired leaves its stories to another, with their addresses and counts', async () => {
    const [from, to] = [await bySlug('sport'), await bySlug('culture')];
    const articleId = await makeDraft({ texts: ['Goal.'] });
    await db().article.update({ where: { id: articleId }, data: { sectionId: from.id } });
    await publishArticle({ articleId, actor: { userId: null, name: 'Test' }, now });
    const { path } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
    const live = async () => (await listSectionRows()).find(({ id }) => id === to.id)?.live ?? 0;
    const before = await live();
    await db().glossaryTerm.createMany({
      data: [from.id, to.id].map((sectionId) => ({
        ...{ sourceLanguage: 'de', targetLanguage: 'en', term: 'Tor', sectionId },
        translation: sectionId === from.id ? 'goal' : 'gate',
      })),
    });
    await expect(retireSection({ id: from.id, into: from.id, user })).rejects.toMatchObject({
      field: 'into',
    });
    await expect(retireSection({ id: from.id, into: 0, user })).rejects.toMatchObject({ field: 'into' });
    await retireSection({ id: from.id, into: to.id, user });
    const moved = await db().article.findUniqueOrThrow({ where: { id: articleId } });
    expect(moved).toMatchObject({ sectionId: to.id, path });
    expect(await live()).toBe(before + 1);
    expect(await leads('/sport')).toBe('/culture');
    expect(await db().section.count({ where: { id: from.id } })).toBe(0);
    const entry = await db().auditEntry.findFirst({ where: { action: 'section.retire' } });
    expect(entry?.detail).toMatchObject({ into: 'Culture', terms: ['Tor: goal'] });
    await expect(retireSection({ id: from.id, into: to.id, user })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

test.each([
  ['', 'world', 'A section needs a name.'],
  ['x'.repeat(61), 'world', 'A name has at most 60 characters.'],
  [
    'Sport',
    'Sport & Spiel',
    'Use small letters, digits and dashes, beginning with a letter: “sport-spiel” would do.',
  ],
  ['Sport', '2026', 'Use small letters, digits and dashes, beginning with a letter.'],
])('“%s” at “%s” is refused in words', (name, slug, message) => {
  expect(SectionWords.safeParse({ name, slug, description: '' }).error?.issues[0]?.message).toBe(message);
});
