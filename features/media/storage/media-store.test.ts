import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openMedia, readMedia, removeMedia, storeMedia } from '@/features/media/storage/media-store';
import { readS3Address } from '@/features/media/storage/s3-address';
import { TestBucket } from '@/features/media/storage/test-s3';
import { env } from '@/lib/env';

const ONE = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
let bucket: TestBucket;

beforeAll(async () => {
  bucket = await TestBucket.open();
});
afterAll(() => bucket.close());

const folder = pathToFileURL(mkdtempSync(join(tmpdir(), 'times-store-'))).href;

describe.each([
  ['a folder', () => folder],
  ['a bucket', () => bucket.url],
])('pictures in %s', (_, url) => {
  beforeEach(() => {
    env().MEDIA_URL = url();
  });

  test('are stored, opened and read as they are, also twice', async () => {
    const content = Buffer.from([0, 255, 10, 13, 38]);
    await storeMedia(`${ONE}/720.webp`, content);
    await storeMedia(`${ONE}/720.webp`, content);
    const opened = await openMedia(`${ONE}/720.webp`);
    expect(opened).toMatchObject({ bytes: 5, contentType: 'image/webp' });
    expect(opened && (await buffer(opened.stream))).toEqual(content);
    expect(await readMedia(`${ONE}/720.webp`)).toEqual(content);
  });

  test('that are not there are nothing, and a fault where one is needed', async () => {
    expect(await openMedia(`${OTHER}/360.webp`)).toBeNull();
    await expect(readMedia(`${OTHER}/original`)).rejects.toMatchObject({ code: 'storage' });
  });

  test('go with all their sizes, and no other goes', async () => {
    const names = ['original', '360.webp', '720.webp', '16x9-50-50.jpeg', '4x3-10-20-80.jpeg'];
    for (const name of names) await storeMedia(`${OTHER}/${name}`, Buffer.from(name));
    await removeMedia(OTHER);
    for (const name of names) expect(await openMedia(`${OTHER}/${name}`)).toBeNull();
    expect(await openMedia(`${ONE}/720.webp`)).not.toBeNull();
    await removeMedia(OTHER);
  });

  test('are found under keys of ours alone', async () => {
    for (const key of [`${ONE}/../secret`, 'original', `${ONE}/720.exe`, `${ONE}/720.webp/x`])
      expect(await openMedia(key)).toBeNull();
    await expect(storeMedia(`${ONE}/../../x`, Buffer.from(''))).rejects.toThrow(TypeError);
  });
});

describe('a bucket', () => {
  beforeEach(() => {
    env().MEDIA_URL = bucket.url;
    bucket.asked.length = 0;
  });

  test('holds each picture under its folder, with its type', async () => {
    await storeMedia(`${ONE}/drawing.svg`, Buffer.from('<svg/>'));
    expect(bucket.objects.get(`times/${ONE}/drawing.svg`)?.type).toBe('image/svg+xml');
  });

  test('that is busy is asked again', async () => {
    bucket.failing.push(503, 500);
    await storeMedia(`${ONE}/1080.webp`, Buffer.from('picture'));
    expect(bucket.asked).toHaveLength(3);
    expect(bucket.objects.has(`times/${ONE}/1080.webp`)).toBe(true);
  });

  test('that does not answer is a fault that names it, and never the secret', async () => {
    bucket.failing.push(503, 503, 503);
    const fault: unknown = await openMedia(`${ONE}/360.webp`).catch((error: unknown) => error);
    expect(fault).toHaveProperty('code', 'storage');
    expect(fault).toHaveProperty('message', expect.stringMatching(/opened in the bucket http/));
    expect(fault).toHaveProperty('cause.message', expect.stringContaining('SlowDown'));
    expect(JSON.stringify([fault, String(fault)])).not.toContain('secret');
  });

  test('takes nothing that was signed with another secret', async () => {
    env().MEDIA_URL = bucket.url.replace('a%2Fsecret', 'no%2Fsecret');
    await expect(storeMedia(`${ONE}/1500.webp`, Buffer.from('x'))).rejects.toHaveProperty(
      'cause.message',
      expect.stringContaining('SignatureDoesNotMatch'),
    );
    expect(bucket.objects.has(`times/${ONE}/1500.webp`)).toBe(false);
  });
});

test('an Amazon address says its region, another one asks for it', () => {
  expect(readS3Address('s3://K:S%2F@s3.eu-central-1.amazonaws.com/news/a/b')).toEqual({
    ...{ bucketUrl: 'https://s3.eu-central-1.amazonaws.com/news', prefix: 'a/b/', region: 'eu-central-1' },
    ...{ accessKeyId: 'K', secretAccessKey: 'S/' },
  });
  expect(readS3Address('s3://K:S@minio.local:9000/news?region=garage').region).toBe('garage');
});
