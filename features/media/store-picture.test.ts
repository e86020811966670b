import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { cropBox } from '@/features/media/crop-box';
import { finishPicture } from '@/features/media/finish-picture';
import { noteOrigin, storePicture } from '@/features/media/mutations';
import { listRatios, mapPicturesByOrigin } from '@/features/media/queries';
import { openMedia, readMedia } from '@/features/media/storage/media-store';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const words = { alt: 'A quay', caption: '', credit: 'Ana', rights: 'own' as const };
const MEDIA = '/media/';

beforeAll(() => {
  env().MEDIA_URL = new URL(`file://${mkdtempSync(join(tmpdir(), 'times-media-'))}`).href;
});

/** A red picture with a blue square at its right edge. */
const photo = () =>
  sharp({ create: { width: 800, height: 400, channels: 3, background: '#f00' } })
    .composite([
      { input: { create: { width: 100, height: 400, channels: 3, background: '#00f' } }, left: 700, top: 0 },
    ])
    .jpeg()
    .toBuffer();

async function storedAs(url: string, mediaId: number) {
  await noteOrigin(url, mediaId);
  const view = (await mapPicturesByOrigin([url])).get(url);
  if (!view) throw new Error('not stored');
  return view;
}

test('a photograph has its sizes and its ratios at once, around its focus; AVIF comes later, once', async () => {
  const mediaId = await storePicture({
    ...words,
    content: await photo(),
    drawing: false,
    focalX: 0.95,
    focalY: 0.5,
  });
  const view = await storedAs('https://a.example/photo', mediaId);
  expect(view.srcSet).toMatch(/^\/media\/[0-9a-f]{64}\/360\.webp 360w, .*720\.webp 720w$/);
  expect(view).toMatchObject({ width: 800, height: 400, focalX: 0.95, focalY: 0.5 });
  expect(view.crops.map(({ ratio, width, height }) => [ratio, width, height])).toEqual([
    ['16x9', 711, 400],
    ['4x3', 533, 400],
    ['1x1', 400, 400],
  ]);
  expect(await listRatios(mediaId)).toEqual(view.crops);
  const square = await readMedia((view.crops[2]?.src ?? '').slice(MEDIA.length));
  const { data } = await sharp(square).raw().toBuffer({ resolveWithObject: true });
  expect([...data.subarray(-3)]).toEqual([
    expect.closeTo(0, -1),
    expect.closeTo(0, -1),
    expect.closeTo(255, -1),
  ]); // blue

  const avif = view.src.slice(MEDIA.length).replace('.webp', '.avif');
  expect(await openMedia(avif)).toBeNull();
  expect(await queued()).toEqual([{ mediaId }]);
  await finishPicture({ mediaId });
  await finishPicture({ mediaId });
  expect((await sharp(await readMedia(avif)).metadata()).format).toBe('heif');
  expect(await db().rendition.count({ where: { mediaId, format: 'avif' } })).toBe(2);
  expect((await storedAs('https://a.example/photo', mediaId)).srcSet).toBe(view.srcSet);
});

test('a drawing of ours in SVG stays one, plain and compressed; an outlet’s is drawn in pixels', async () => {
  const svg = (colour: string) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="${colour}"/></svg>`,
    );
  const ours = await storePicture({ ...words, content: svg('green'), drawing: true });
  const view = await storedAs('https://a.example/drawing', ours);
  expect(view).toMatchObject({ src: expect.stringMatching(/\/drawing\.svg$/) as string, srcSet: '' });
  expect(view.crops).toHaveLength(3);
  const key = view.src.slice(MEDIA.length);
  expect(await readMedia(key)).toEqual(svg('green'));
  expect(gunzipSync(await readMedia(`${key}z`))).toEqual(svg('green'));

  const theirs = await storePicture({ ...words, content: svg('red'), drawing: false });
  expect((await storedAs('https://a.example/theirs', theirs)).src).toMatch(/\/720\.webp$/);
});

test('the same file is stored once and keeps its first words', async () => {
  const content = await photo();
  const first = await storePicture({ ...words, content, drawing: false });
  expect(await storePicture({ ...words, content, alt: 'Other words', drawing: false })).toBe(first);
  expect((await db().media.findUniqueOrThrow({ where: { id: first } })).alt).toBe('A quay');
});

test('a crop is as large as the picture lets it be and as near to the focus as its edges do', () => {
  const size = { width: 1000, height: 500 };
  const at = (focalX: number, focalY: number, ratio: number) => cropBox(size, { focalX, focalY }, ratio);
  expect(at(0.5, 0.5, 1)).toEqual({ left: 250, top: 0, width: 500, height: 500 });
  expect(at(0, 1, 1)).toEqual({ left: 0, top: 0, width: 500, height: 500 });
  expect(at(1, 0, 1)).toEqual({ left: 500, top: 0, width: 500, height: 500 });
  expect(at(0.5, 0.9, 4)).toEqual({ left: 0, top: 250, width: 1000, height: 250 });
});

async function queued(): Promise<unknown[]> {
  const rows = await db().$queryRaw<{ payload: unknown }[]>`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'picture.stored'`;
  return rows.map(({ payload }) => payload);
}
