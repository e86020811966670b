import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { finishPicture } from '@/features/media/finish-picture';
import { getShowable } from '@/features/media/queries';
import { openMedia, readMedia } from '@/features/media/storage/media-store';
import {
  addPicture,
  changePicture,
  deletePicture,
  replacePicture,
} from '@/features/newsroom/library/mutations';
import { getPicture, listPictures } from '@/features/newsroom/library/queries';
import { LibraryFilter, PictureChange } from '@/features/newsroom/library/schema';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const NOW = new Date('2026-11-23T12:00:00Z');
const user = { id: 0, email: 'iris@paper.example' };

beforeAll(async () => {
  env().MEDIA_URL = new URL(`file://${mkdtempSync(join(tmpdir(), 'times-library-'))}`).href;
  const made = await db().user.create({ data: { email: user.email, name: 'Iris', role: 'editor' } });
  user.id = made.id;
});

const plain = (colour: string, width = 640, height = 400) =>
  sharp({ create: { width, height, channels: 3, background: colour } });
const asked = (said: Partial<LibraryFilter> = {}) => LibraryFilter.parse(said);
const saying = (said: Partial<Record<keyof PictureChange, unknown>> = {}) =>
  PictureChange.parse({
    ...{ version: 1, alt: 'A quay', caption: '', credit: 'Ana', copyright: '', licence: '', rights: 'own' },
    ...{ rightsUntil: '', focalX: 50, focalY: 50, ...said },
  });

/** What waits to be done about a picture. */
async function jobs(name: string, mediaId: number): Promise<unknown[]> {
  const rows = await db().$queryRaw<{ payload: unknown }[]>`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = ${name} AND (j.payload ->> 'mediaId')::int = ${mediaId}`;
  return rows.map(({ payload }) => payload);
}

/** Everything below the media folder that is a file, and every row. */
async function kept(): Promise<[number, number]> {
  const folder = fileURLToPath(env().MEDIA_URL);
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
  return [files.length, await db().media.count()];
}

async function refusedAs(content: Buffer, sentence: RegExp): Promise<void> {
  const before = await kept();
  await expect(addPicture({ content, user })).rejects.toMatchObject({ kind: 'invalid', message: sentence });
  expect(await kept()).toEqual(before);
}

test('what a photographer wrote into a file becomes its words, and is in nothing that is served', async () => {
  const content = await plain('#a33', 900, 600)
    .withExif({
      IFD0: { ImageDescription: 'Silos, Beirut', Artist: 'Nadim Khoury', Copyright: 'Al-Marfa 2026' },
    })
    .jpeg()
    .toBuffer();
  const { id } = await addPicture({ content, user });
  expect(await db().rendition.findMany({ where: { mediaId: id } })).toMatchObject([{ width: 360 }]); // at once
  await finishPicture({ mediaId: id });
  const media = await db().media.findUniqueOrThrow({ where: { id }, include: { renditions: true } });
  expect(media).toMatchObject({
    caption: 'Silos, Beirut',
    credit: 'Nadim Khoury',
    copyright: 'Al-Marfa 2026',
  });
  expect(media).toMatchObject({ rights: 'none', uploadedById: user.id });
  expect(content.includes('Nadim Khoury')).toBe(true);
  expect(media.renditions.map(({ format }) => format).sort()).toEqual([
    ...['16x9', '1x1', '4x3', 'avif', 'avif', 'webp', 'webp'],
  ]);
  for (const { key } of media.renditions) {
    const served = await readMedia(key);
    expect(['Nadim', 'Al-Marfa', 'Silos'].filter((word) => served.includes(word))).toEqual([]);
    expect((await sharp(served).metadata()).exif).toBeUndefined();
  }
});

test('XMP gives the description and is preferred to EXIF', async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
    <dc:description><rdf:Alt><rdf:li xml:lang="x-default">From XMP</rdf:li></rdf:Alt></dc:description>
    <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A red field</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
    </rdf:Description></rdf:RDF></x:xmpmeta>`;
  const content = await plain('#c11')
    .withExif({ IFD0: { ImageDescription: 'From EXIF' } })
    .withXmp(xmp)
    .jpeg()
    .toBuffer();
  const { id } = await addPicture({ content, user });
  expect(await getPicture(id, NOW)).toMatchObject({ caption: 'From XMP', alt: 'A red field' });
});

test('every kind that is taken is recognised by content; of a moving GIF the first frame is kept', async () => {
  const frames = await sharp(
    await Promise.all(['#f00', '#00f'].map((colour) => plain(colour, 200, 200).png().toBuffer())),
    { join: { animated: true } },
  )
    .gif()
    .toBuffer();
  const files = [plain('#111').png(), plain('#222').webp(), plain('#333').avif({ effort: 0 })];
  for (const content of [...(await Promise.all(files.map((file) => file.toBuffer()))), frames]) {
    const { id } = await addPicture({ content, user });
    await finishPicture({ mediaId: id });
    const media = await db().media.findUniqueOrThrow({ where: { id }, include: { renditions: true } });
    const kinds = new Set(media.renditions.map(({ key }) => key.split('.')[1]));
    expect([...kinds].sort()).toEqual(['avif', 'jpeg', 'webp']);
    const pages = await Promise.all(
      media.renditions.map(async ({ key }) => (await sharp(await readMedia(key)).metadata()).pages ?? 1),
    );
    expect(Math.max(...pages)).toBe(1);
  }
});

test('what is no picture, an SVG, cut off, too small or too large is refused with its reason and leaves nothing', async () => {
  await refusedAs(Buffer.from('%PDF-1.7 not a picture'), /not a picture/);
  await refusedAs(Buffer.alloc(0), /not a picture/);
  await refusedAs(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><script>alert(1)</script></svg>',
    ),
    /SVG/,
  );
  await refusedAs(await plain('#f00').tiff().toBuffer(), /type tiff/);
  const noise = await sharp({
    create: {
      width: 800,
      height: 800,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();
  await refusedAs(noise.subarray(0, noise.length / 2), /damaged or was cut off/);
  await refusedAs(await plain('#0f0', 100, 400).png().toBuffer(), /100 × 400/);
  // 49 megapixels of one colour are a few kilobytes: refused before a pixel is decoded.
  const bomb = await plain('#00f', 7000, 7000).png().toBuffer();
  const begun = Date.now();
  await refusedAs(bomb, /more than 40 megapixels/);
  expect(Date.now() - begun).toBeLessThan(1000);
});

test('the same file sent ten times at once is one picture', async () => {
  const content = await plain('#abc').jpeg().toBuffer();
  const ids = await Promise.all(Array.from({ length: 10 }, () => addPicture({ content, user })));
  expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
  expect(ids.filter(({ known }) => !known)).toHaveLength(1);
});

test('where nothing can be written there is no row and no file', async () => {
  const media = env().MEDIA_URL;
  env().MEDIA_URL = 'file:///dev/null/nowhere';
  const content = await plain('#fed').jpeg().toBuffer();
  await expect(addPicture({ content, user })).rejects.toMatchObject({ message: /no room/ });
  env().MEDIA_URL = media;
  expect(await listPictures(asked({ q: 'fed' }), NOW)).toMatchObject({ tiles: [] });
  expect((await addPicture({ content, user })).known).toBe(false);
});

test('what an editor says is kept, a stale form is not, and a moved focal point makes other crops', async () => {
  const { id } = await addPicture({ content: await plain('#246', 800, 400).jpeg().toBuffer(), user });
  await changePicture({
    mediaId: id,
    change: saying({ focalX: 90, rightsUntil: '2026-11-30' }),
    user,
    now: NOW,
  });
  await finishPicture({ mediaId: id });
  const seen = await getPicture(id, NOW);
  expect(seen).toMatchObject({ alt: 'A quay', focalX: 0.9, standing: 'until', version: 2 });
  const crops = seen?.renditions
    .filter(({ key }) => key.endsWith('.jpeg'))
    .map(({ key }) => key.split('/')[1]);
  expect(crops?.sort()).toEqual(['16x9-90-50.jpeg', '1x1-90-50.jpeg', '4x3-90-50.jpeg']);
  expect(await getPicture(id, new Date('2026-11-30T23:59:00Z'))).toMatchObject({ standing: 'until' });
  expect(await getPicture(id, new Date('2026-12-01T00:00:00Z'))).toMatchObject({ standing: 'expired' });
  const stale = changePicture({ mediaId: id, change: saying({ alt: 'Other' }), user, now: NOW });
  await expect(stale).rejects.toMatchObject({ kind: 'conflict' });
  expect(await getPicture(id, NOW)).toMatchObject({ alt: 'A quay' });
});

test('one ratio shows a frame of its own, and no longer follows the focal point', async () => {
  const { id } = await addPicture({ content: await plain('#357', 800, 400).jpeg().toBuffer(), user });
  const frames = { '4x3': { x: 20, y: 50, share: 60 } };
  await changePicture({ mediaId: id, change: saying({ focalX: 90, frames }), user, now: NOW });
  await finishPicture({ mediaId: id });
  const seen = await getPicture(id, NOW);
  const crops = seen?.renditions.filter(({ format }) => /x/.test(format));
  expect(crops?.map(({ key }) => key.slice(65)).sort()).toEqual([
    ...['16x9-90-50.jpeg', '1x1-90-50.jpeg', '4x3-20-50-60.jpeg'],
  ]);
  // The largest part of 800 × 400 in 4:3 is 533 × 400.
  expect(crops?.find(({ format }) => format === '4x3')).toMatchObject({ width: 320, height: 240 });
  const shown = await getShowable(id, NOW);
  expect(shown?.crops.find(({ ratio }) => ratio === '4x3')).toMatchObject({ focalX: 0.2, focalY: 0.5 });
  expect(shown?.crops.find(({ ratio }) => ratio === '1x1')?.focalX).toBeUndefined();
  await changePicture({ mediaId: id, change: saying({ version: 2, focalX: 90 }), user, now: NOW });
  await Promise.all([finishPicture({ mediaId: id }), finishPicture({ mediaId: id })]);
  const after = (await getPicture(id, NOW))?.renditions.map(({ key }) => key.slice(65));
  expect(after).toContain('4x3-90-50.jpeg');
  const wrong = saying.bind(null, { frames: { '4x3': { x: 20, y: 50, share: 10 } } });
  expect(wrong).toThrow('A frame shows from 25 to 100 percent.');
});

test('a replaced picture keeps its number and words and shows the other file', async () => {
  const { id } = await addPicture({ content: await plain('#642').jpeg().toBuffer(), user });
  await changePicture({ mediaId: id, change: saying(), user, now: NOW });
  const before = await getPicture(id, NOW);
  const other = await plain('#135', 1000, 500).jpeg().toBuffer();
  await replacePicture({ mediaId: id, content: other, user });
  const after = await getPicture(id, NOW);
  expect(after).toMatchObject({ id, alt: 'A quay', width: 1000, version: 3 });
  expect(after?.sha256).not.toBe(before?.sha256);
  const twin = await plain('#999').jpeg().toBuffer();
  const known = await addPicture({ content: twin, user });
  const clash = replacePicture({ mediaId: id, content: twin, user });
  await expect(clash).rejects.toMatchObject({ message: new RegExp(`picture ${known.id}`) });
  await expect(replacePicture({ mediaId: id, content: Buffer.from('no'), user })).rejects.toMatchObject({
    kind: 'invalid',
  });
  expect(await openMedia(after?.renditions[0]?.key ?? '')).not.toBeNull();
  expect(await jobs('picture.stored', id)).toContainEqual({ mediaId: id, was: before?.sha256 });
  await finishPicture({ mediaId: id, was: before?.sha256 });
  expect(await jobs('picture.changed', id)).toContainEqual({ mediaId: id, was: before?.sha256 });
});

test('only a picture that no story names or showed is deleted, with its files', async () => {
  const { id } = await addPicture({ content: await plain('#777').jpeg().toBuffer(), user });
  const key = (await getPicture(id, NOW))?.renditions[0]?.key ?? '';
  const section = await db().section.findFirstOrThrow();
  const article = await db().article.create({
    data: { sectionId: section.id, headline: 'Silos', slug: 'silos' },
  });
  const picture = { url: `/newsroom/media/${id}`, alt: 'A', caption: '', credit: 'B' };
  const block = await db().articleBlock.create({
    data: {
      articleId: article.id,
      key: 'b1',
      position: 1,
      kind: 'picture',
      text: '',
      html: '',
      status: 'edited',
      attributes: { pictures: [picture] },
    },
  });
  await expect(deletePicture({ mediaId: id, user })).rejects.toMatchObject({ kind: 'conflict' });
  expect(await listPictures(asked({ show: 'unused' }), NOW)).not.toMatchObject({
    tiles: expect.arrayContaining([expect.objectContaining({ id })]) as unknown,
  });
  await db().articleBlock.delete({ where: { id: block.id } });
  await deletePicture({ mediaId: id, user });
  expect(await getPicture(id, NOW)).toBeNull();
  expect(await openMedia(key)).toBeNull();
});

test('the library is searched by how words begin, filtered, and read page by page', async () => {
  const found = async (said: Partial<LibraryFilter>) =>
    (await listPictures(asked(said), NOW)).tiles.map(({ title }) => title);
  expect(await found({ q: 'silo beir' })).toEqual(['Silos, Beirut']);
  expect(await found({ q: "')--" })).not.toEqual([]);
  expect(await found({ q: 'zebra' })).toEqual([]);
  expect(await found({ show: 'no-alt', q: 'silos' })).toEqual(['Silos, Beirut']);
  expect(await found({ show: 'usable', q: 'silos' })).toEqual([]);
  expect(await found({ from: 'outlets' })).toEqual([]);
});

test('another size of a picture is found to look like it', async () => {
  const scene = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#9cf' } }).composite([
    { input: { create: { width: 500, height: 300, channels: 3, background: '#421' } }, left: 100, top: 450 },
    { input: { create: { width: 100, height: 500, channels: 3, background: '#fff' } }, left: 800, top: 50 },
  ]);
  const large = await scene.png().toBuffer();
  const small = await sharp(large).resize(640).jpeg({ quality: 60 }).toBuffer();
  const [one, two] = [await addPicture({ content: large, user }), await addPicture({ content: small, user })];
  expect((await getPicture(two.id, NOW))?.alike).toContain(one.id);
});
