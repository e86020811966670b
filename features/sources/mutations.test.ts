import { expect, test } from 'vitest';
import { licencePreset, licencePresetNames } from '@/features/sources/licence-presets';
import { addSource, setLicence, setSourceState } from '@/features/sources/mutations';
import { getLicence, listSources, NO_TERMS } from '@/features/sources/queries';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

test('an outlet is added once, its feeds belong to nobody else', async () => {
  const feeds = ['https://faro.example/feed'];
  expect(await addSource({ name: 'El Faro', language: 'es', feeds })).toMatchObject({ slug: 'el-faro' });
  await expect(addSource({ name: 'El Faro', language: 'es' })).rejects.toMatchObject({ kind: 'conflict' });
  await expect(addSource({ name: 'Another', language: 'es', feeds })).rejects.toMatchObject({
    kind: 'conflict',
    field: 'feed',
  });
  expect((await listSources()).map(({ slug }) => slug)).toEqual(['el-faro']);
});

test('outlets without Latin letters in their names get slugs of their own', async () => {
  const slugs = [];
  for (const name of ['Правда', 'Зеркало', '朝の新聞'])
    slugs.push((await addSource({ name, language: name === '朝の新聞' ? 'ja' : 'uk' })).slug);
  expect(slugs).toEqual(['outlet-uk', 'outlet-uk-2', 'outlet-ja']);
});

test.each([
  [{ name: ' ' }],
  [{ language: 'Spanish!' }],
  [{ feeds: ['file:///etc/passwd'] }],
  [{ homepage: 'javascript:alert(1)' }],
  [{ timeZone: 'Mars/Olympus' }],
  [{ licence: { ...NO_TERMS, url: 'javascript:alert(1)' } }],
  [{ section: 'no-such-section' }],
])('%j is refused', async (wrong) => {
  await expect(addSource({ name: 'Wrong', language: 'es', ...wrong })).rejects.toThrow();
  expect(await db().source.count({ where: { name: 'Wrong' } })).toBe(0);
});

test('an outlet without terms allows headline and excerpt; the newest terms that hold count; terms end', async () => {
  const { id } = await addSource({ name: 'Terms', language: 'es' });
  const now = new Date();
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
  expect(await getLicence(id, now)).toEqual(NO_TERMS);
  await db().licenceTerms.create({
    data: { sourceId: id, ...licencePreset('cc-by'), validFrom: later(1), validUntil: later(2) },
  });
  expect(await getLicence(id, now)).toEqual(NO_TERMS);
  expect(await getLicence(id, later(1.5))).toMatchObject({ name: 'CC BY 4.0', mayShowFullText: true });
  expect(await getLicence(id, later(2))).toEqual(NO_TERMS);
});

test('first terms hold for what was published before; new ones from now on, and the feeds are read afresh', async () => {
  const feeds = ['https://fresh.example/feed'];
  const { id } = await addSource({ name: 'Fresh', language: 'es', feeds, licence: licencePreset('full') });
  expect(await getLicence(id, new Date('2001-01-01'))).toMatchObject({ mayIndex: true });
  await db().feed.updateMany({ where: { sourceId: id }, data: { etag: '"1"', lastModified: 'yesterday' } });
  await setLicence(id, licencePreset('none'));
  expect(await getLicence(id, new Date(Date.now() + 10))).toMatchObject({
    mayShowFullText: false,
    excerptCharacters: 0,
  });
  expect(await db().feed.findFirst({ where: { sourceId: id } })).toMatchObject({
    etag: null,
    lastModified: null,
  });
});

test('a preset is known by its name and by nothing else', () => {
  expect(licencePresetNames.map((name) => licencePreset(name).name)).toContain('CC BY 4.0');
  for (const name of ['constructor', '__proto__', '', 'CC-BY'])
    expect(() => licencePreset(name)).toThrow(/The presets are full/);
});

test('a source that is not there can not be paused', async () => {
  await expect(setSourceState(2_000_000_000, 'paused')).rejects.toMatchObject({ kind: 'not-found' });
});
