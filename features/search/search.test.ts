import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { killArticle, withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource, type Sketch } from '@/features/articles/test-article';
import { searchStories } from '@/features/search/queries';
import type { Asked, Found, Piece } from '@/features/search/schema';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const sources = new Map<string, number>();
const stories = new Map<string, number>();

async function publish(name: string, language: string, at: string, sketch: Sketch): Promise<number> {
  const known = sources.get(language);
  const sourceId =
    sketch.sourceId ?? known ?? (await makeSource({}, { language, name: `Outlet ${language}` }));
  sources.set(language, known ?? sourceId);
  const id = await makeDraft({ ...sketch, sourceId });
  await publishArticle({ articleId: id, actor, now: new Date(at) });
  stories.set(name, id);
  return id;
}

beforeAll(async () => {
  await publish('rhine', 'de', '2026-02-01T12:00Z', {
    headline: 'The Rhine falls to the mark at which ships stop',
    texts: ['The gauge keepers expect no rain.', 'Their low-water service publishes the level every hour.'],
    original: {
      headline: 'Der Rhein sinkt auf die Marke',
      texts: [
        'Die Pegelwarte rechnet nicht mit Regen.',
        'Ihr Niedrigwasserdienst meldet die Stände <b>stündlich</b> & öfter.',
      ],
    },
  });
  await publish('ferry', 'el', '2026-02-02T12:00Z', {
    headline: 'Ferry adrift off Lesbos is under tow',
    standfirst: 'The Rhine has nothing to do with it.',
    section: 'europe',
    texts: ['All 212 aboard are safe, and the water is calm.'],
    original: { headline: 'Υπό ρυμούλκηση το φέρι', texts: ['Σώοι και οι 212 επιβαίνοντες.'] },
  });
  await publish('dam', 'ja', '2026-02-03T12:00Z', {
    headline: 'Reservoir above Akita closes its gates early',
    texts: ['The river Rhine is longer.', 'The prefecture calls it the first low water in November.'],
    original: {
      headline: '秋田のダム、早めに閉鎖',
      texts: ['ライン川のほうが長い。', '県によると、十一月の渇水は初めてという。'],
    },
  });
  await publish('vote', 'ru', '2026-02-04T12:00Z', {
    headline: 'The town votes on its ferry',
    texts: ['Elections were held on Sunday.'],
    original: {
      headline: 'Город голосует',
      texts: ['Выборы прошли в воскресенье, ещё две партии не участвовали.'],
    },
  });
  await publish('shade', 'th', '2026-02-05T12:00Z', {
    headline: 'Bangkok measures its shade',
    texts: ['Trees matter.'],
    original: { headline: 'กรุงเทพวัดร่มเงา', texts: ['ต้นไม้มีความสำคัญ'] },
  });
  await publish('marsh', 'ar', '2026-02-06T12:00Z', {
    headline: 'Marsh villages get their water back',
    texts: ['The canals are full.'],
    original: { headline: 'قُرى الأهوار تستعيد ماءها', texts: ['القنوات ممتلئة'] },
  });
});

const find = async (q: string, rest: Partial<Asked> = {}): Promise<Found> => {
  const answer = await searchStories({ q, ...rest });
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
};
const names = (found: Found) =>
  found.hits.map(({ story }) => [...stories].find(([, id]) => id === story.id)?.[0] ?? String(story.id));
const show = (pieces: readonly Piece[] | null | undefined) =>
  pieces?.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

test('a word in the headline comes before one in the standfirst, that before one in the text', async () => {
  expect(names(await find('rhine'))).toEqual(['rhine', 'ferry', 'dam']);
});

test.each([
  ['an English word in another form', 'publishing levels', ['rhine']],
  ['words of the headline and the text together', 'lesbos calm', ['ferry']],
  ['words of both languages together', 'rhine Niedrigwasserdienst', ['rhine']],
  ['a word that English has in every sentence', 'the lesbos', ['ferry']],
  ['case', 'LESBOS', ['ferry']],
  ['an accented word without its accent', 'stundlich', ['rhine']],
  ['Greek without its accents', 'ρυμουλκηση', ['ferry']],
  ['a Russian word in another case', 'выборов', ['vote']],
  ['Russian ё as е', 'еще', ['vote']],
  ['two Japanese letters', '渇水', ['dam']],
  ['Japanese letters in the middle of a run', 'ると', ['dam']],
  ['one letter', '県', ['dam']],
  ['the last letter of a run', '鎖', ['dam']],
  ['Japanese across punctuation', '秋田のダム、早め', ['dam']],
  ['a part of a Thai word run', 'ร่มเงา', ['shade']],
  ['Arabic without its points', 'قرى', ['marsh']],
  ['Arabic with another alef', 'الاهوار', ['marsh']],
  ['a hyphenated word as two', 'low water', ['dam', 'rhine']],
  ['two words as a hyphenated one', 'low-water', ['dam', 'rhine']],
])('%s is found', async (_, q, expected) => {
  const found = await find(q);
  expect(found.by).toBe('exact');
  expect(names(found).toSorted()).toEqual(expected);
});

test.each([
  ['a phrase', '"level every hour"', ['rhine']],
  ['a phrase in another order', '"hour every level"', []],
  ['a phrase of an original', '“unter Regen” OR "mit Regen"', ['rhine']],
  ['a Japanese phrase whose letters stand apart', '"県渇水"', []],
  ['exclusion', 'water -ferry', ['dam', 'marsh', 'rhine']],
  ['exclusion by a word of the original', 'water -渇水', ['ferry', 'marsh', 'rhine']],
  ['either of two', 'lesbos OR akita', ['dam', 'ferry']],
  ['an alternative with an exclusion', 'ferry -lesbos OR akita', ['dam', 'vote']],
])('%s means what it says', async (_, q, expected) => {
  const found = await find(q);
  expect(found.by === 'exact' ? names(found).toSorted() : []).toEqual(expected);
});

test('section, outlet, language and days narrow a search, alone and together', async () => {
  const german = await db().source.findFirstOrThrow({ where: { language: 'de' } });
  expect(names(await find('rhine', { section: 'europe' }))).toEqual(['ferry']);
  expect(names(await find('rhine', { source: german.slug }))).toEqual(['rhine']);
  expect(names(await find('rhine', { language: 'ja' }))).toEqual(['dam']);
  expect(names(await find('rhine', { from: '2026-02-02' }))).toEqual(['ferry', 'dam']);
  expect(names(await find('rhine', { from: '2026-02-02', to: '2026-02-02' }))).toEqual(['ferry']);
  expect(names(await find('rhine', { language: 'ja', section: 'europe' }))).toEqual([]);
  expect(names(await find('rhine', { section: 'no-such-section' }))).toEqual([]);
  expect(names(await find('rhine', { from: '2026-02-31' }))).toHaveLength(3); // no day of the calendar
});

test('the paragraph is shown in both languages, with what was found marked in each', async () => {
  const [hit] = (await find('niedrigwasserdienst hour')).hits;
  expect(hit?.passage.paragraph).toBe(2);
  expect(show(hit?.passage.english)).toBe('Their low-water service publishes the level every [hour].');
  // As text: what looks like a tag stays what the outlet wrote.
  expect(show(hit?.passage.original)).toBe(
    'Ihr [Niedrigwasserdienst] meldet die Stände <b>stündlich</b> & öfter.',
  );
  const [dam] = (await find('渇水')).hits;
  expect(show(dam?.passage.original)).toBe('県によると、十一月の[渇水]は初めてという。');
  expect(show(dam?.passage.english)).toBe('The prefecture calls it the first low water in November.');
  const [headline] = (await find('ships falling')).hits;
  expect(show(headline?.headline)).toBe('The Rhine [falls] to the mark at which [ships] stop');
  const [russian] = (await find('выборов')).hits;
  expect(show(russian?.passage.original)).toContain('[Выборы] прошли');
});

test('a misspelt word finds what was meant, and says so; a rare one that exists is left alone', async () => {
  const found = await find('Lebsos');
  expect(found).toMatchObject({ by: 'corrected', total: 1 });
  expect(found.corrections.get('Lebsos')).toEqual(['lesbos']);
  expect(names(found)).toEqual(['ferry']);
  expect(names(await find('resevoir akita'))).toEqual(['dam']);
  expect(names(await find('ρυμουλκυση'))).toEqual(['ferry']);
  expect(names(await find('akita qqqqqqq'))).toEqual(['dam']);
  expect(names(await find('秋田のダヌ早めに'))).toEqual(['dam']);
  expect(await find('qqqqqqq')).toMatchObject({ hits: [], total: 0, by: 'exact' });
});

test('where no story has all of the words, those with most of them are shown', async () => {
  const found = await find('reservoir akita gates lesbos');
  expect(found.by).toBe('most');
  expect(names(found)).toEqual(['dam']);
});

test('nothing that readers can not see is found: a draft, a change not yet published, what was withdrawn or killed', async () => {
  const draft = await makeDraft({ headline: 'Zanzibar drafted' });
  expect((await find('zanzibar')).total).toBe(0);
  await publishArticle({ articleId: draft, actor, now: new Date() });
  expect((await find('zanzibar')).total).toBe(1);
  await db().article.update({ where: { id: draft }, data: { headline: 'Mombasa drafted' } });
  expect((await find('mombasa')).total).toBe(0);
  await publishArticle({ articleId: draft, actor, now: new Date() });
  expect((await find('mombasa')).total).toBe(1);
  expect((await find('zanzibar')).by).toBe('exact');
  expect((await find('zanzibar')).total).toBe(1); // its original still says so
  await withdrawArticle({ articleId: draft, reason: 'Wrong.', actor, now: new Date() });
  expect((await find('mombasa')).total).toBe(0);
  await publishArticle({ articleId: draft, actor, now: new Date() });
  expect((await find('mombasa')).total).toBe(1);
  await killArticle({ articleId: draft, reason: 'A court said so.', actor, now: new Date() });
  expect(await find('mombasa')).toMatchObject({ total: 0, hits: [] });
  expect(await find('monbasa')).toMatchObject({ total: 0, hits: [] });
  // Nor is its word offered beside another that is just as near.
  await publish('mombaso', 'fr', '2026-02-09T12:00Z', { headline: 'Mombaso' });
  expect((await find('mombasx')).corrections.get('mombasx')).toEqual(['mombaso']);
});

test('the migration finds what was published before it', async () => {
  await db().$executeRaw`TRUNCATE search_documents, search_words`;
  expect((await find('rhine')).total).toBe(0);
  const migration = readFileSync('prisma/migrations/20261123100000_search/migration.sql', 'utf8');
  const [filling = ''] = /^SELECT write_search_document.*;$/m.exec(migration) ?? [];
  await db().$executeRawUnsafe(filling);
  expect(names(await find('rhine'))).toEqual(['rhine', 'ferry', 'dam']);
  expect((await find('Lebsos')).by).toBe('corrected');
});

test('of a text that its outlet no longer allows, no more is shown than on its page', async () => {
  const sourceId = await makeSource({ mayShowFullText: false, excerptCharacters: 30 }, { language: 'pl' });
  await publish('secret', 'pl', '2026-02-07T12:00Z', {
    sourceId,
    headline: 'Gdynia waits',
    texts: ['Public beginning of this story.', 'Hidden is the heron in the second paragraph.'],
  });
  const [hit] = (await find('heron gdynia')).hits;
  expect(hit?.story.headline).toBe('Gdynia waits');
  expect(JSON.stringify(hit)).not.toContain('heron');
});

test('the pages of a long list cover every story once, best first, count no further than 500, and then end', async () => {
  const sourceId = await makeSource({}, { language: 'fi' });
  for (let at = 0; at < 23; at++)
    await publish(`heap ${at}`, 'fi', `2026-03-${String(at + 1).padStart(2, '0')}T12:00Z`, {
      sourceId,
      headline: `Heap ${at % 3 ? 'of sand' : ''}`,
    });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await find('heap sand OR heap', { after });
    expect(page.total).toBe(23);
    seen.push(...names(page));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toHaveLength(23);
  expect(new Set(seen).size).toBe(23);
  for (const bad of ['x', 'e0.0.0', 'm1.1.1', 'e-1.1.1'])
    expect(await searchStories({ q: 'heap', after: bad }), bad).toBe('no-such-page');
});

test.each([
  ['nothing', '', 'no-question'],
  ['punctuation', '&|!():*<->\'"\\', 'no-question'],
  ['only an exclusion', '-rhine', 'no-question'],
  ['a lone surrogate', '\ud800', 'no-question'],
])('%s is no question', async (_, q, answer) => {
  expect(await searchStories({ q })).toBe(answer);
});

test.each([
  ['operators of a tsquery', "rhine & !ships | (mark <-> 'at':*A"],
  ['SQL', "rhine'; DROP TABLE articles; --"],
  ['10,000 characters', 'rhine '.repeat(2000)],
  ['10,000 characters without a space', '渇'.repeat(10_000)],
  ['control characters', 'rhi\u0000ne \u0007\u001b'],
  ['only words that English has in every sentence', 'the of and to'],
  ['an open quotation mark', '"rhine falls'],
  ['a chain of alternatives', 'a OR '.repeat(40)],
  ['backslashes and braces', '\\\\{rhine}\\ $1 %s'],
  ['letters that widen', 'ﷺ'.repeat(100)],
  ['a very long word', `${'x'.repeat(199)}y`],
])('%s get an ordinary answer soon', async (_, q) => {
  const started = performance.now();
  expect(typeof (await find(q)).total).toBe('number');
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a search that takes too long is given up, and nobody’s connection is slow afterwards', async () => {
  await db().$executeRaw`ALTER FUNCTION search_term RENAME TO search_term_kept`;
  await db().$executeRaw`CREATE FUNCTION search_term(text) RETURNS tsquery LANGUAGE sql AS
    $$ SELECT search_term_kept($1) FROM (SELECT pg_sleep(9)) AS slow $$`;
  try {
    const started = performance.now();
    expect(await searchStories({ q: 'rhine' })).toBe('too-slow');
    expect(performance.now() - started).toBeLessThan(4000);
  } finally {
    await db().$executeRaw`DROP FUNCTION search_term(text)`;
    await db().$executeRaw`ALTER FUNCTION search_term_kept RENAME TO search_term`;
  }
  const rows = await db().$queryRaw`SHOW statement_timeout`;
  expect(rows).toEqual([{ statement_timeout: '0' }]);
  expect(names(await find('rhine'))[0]).toBe('rhine');
});

test('a text of any length can be published and found', async () => {
  const letters = Array.from({ length: 60_000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000)),
  );
  const words = Array.from({ length: 40_000 }, (_, at) => `w${at.toString(36)}`);
  await publish('long', 'zh', '2026-02-08T12:00Z', {
    headline: 'Very long',
    texts: [words.join(' '), letters.join('')],
    original: { headline: '很长', texts: [letters.join(''), letters.toReversed().join('')] },
  });
  expect(names(await find('wzz'))).toEqual(['long']);
});

test.each(['\u00ad', '\u200b', '\u2060', '\u200e'])(
  'a mark that nobody sees (%j) parts no word',
  async (mark) => {
    const [row] = await db().$queryRaw<Record<string, boolean>[]>`
    SELECT search_vector('de', ${`Ge${mark}samt${mark}konzept`}) @@ search_term('Gesamtkonzept') AS told,
      search_vector('de', 'Gesamtkonzept') @@ search_term(${`Ge${mark}samtkonzept`}) AS asked`;
    expect(row).toEqual({ told: true, asked: true });
  },
);
