import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test, vi } from 'vitest';
import type { SignedIn } from '@/features/accounts/sign-in/sessions';
import { answeringPrograms } from '@/features/newsroom/library/upload/answer-form';
import { answerTus, UPLOADS_PATH } from '@/features/newsroom/library/upload/tus-uploads';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const people: SignedIn[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'times-tus-'));
  env().DATA_DIR = folder;
  env().MEDIA_URL = new URL(`file://${join(folder, 'media')}`).href;
  for (const name of ['Iris', 'Marek']) {
    const { id, email, role } = await db().user.create({
      data: { email: `${name}@paper.example`, name, role: 'editor' },
    });
    people.push({ id, email, name, role, sections: [], languages: [], sessionId: '' });
  }
});

interface Asked {
  method: string;
  path?: string;
  headers?: Record<string, string | number>;
  body?: Buffer;
  by?: number;
}

async function ask({ method, path = UPLOADS_PATH, headers = {}, body, by = 0 }: Asked): Promise<Response> {
  const user = people[by];
  if (!user) throw new Error('nobody');
  const said = Object.entries({ 'tus-resumable': '1.0.0', ...headers }).map(([k, v]) => [k, v]);
  const request = new Request(`http://times.example${path}`, {
    method,
    headers: new Headers(said as [string, string][]),
    ...(body && { body: new Blob([new Uint8Array(body)]).stream(), duplex: 'half' }),
  });
  return answerTus(request, user);
}

async function begin(length: number): Promise<string> {
  const answer = await ask({ method: 'POST', headers: { 'upload-length': length } });
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}

const patch = (path: string, offset: number, body: Buffer, by = 0) =>
  ask({
    method: 'PATCH',
    path,
    headers: { 'upload-offset': offset, 'content-type': 'application/offset+octet-stream' },
    body,
    by,
  });
const left = () => readdirSync(join(env().DATA_DIR, 'uploads'));

test('a picture sent in two parts goes on where the first ended, and leaves no upload behind', async () => {
  const content = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#a0f' } })
    .png()
    .toBuffer();
  const path = await begin(content.length);
  expect((await patch(path, 0, content.subarray(0, 200))).headers.get('upload-offset')).toBe('200');
  expect((await ask({ method: 'HEAD', path })).headers.get('upload-offset')).toBe('200');
  expect((await patch(path, 0, content)).status).toBe(409);
  expect((await patch(path, 200, content.subarray(200), 1)).status).toBe(404);
  const done = await patch(path, 200, content.subarray(200));
  expect(done.status).toBe(204);
  const media = await db().media.findFirstOrThrow();
  expect([done.headers.get('picture-id'), done.headers.get('picture-known')]).toEqual([
    String(media.id),
    '0',
  ]);
  expect(media.uploadedById).toBe(people[0]?.id);
  expect(left()).toEqual([]);
});

test('what is no picture or too large is refused in words, and nothing of it stays', async () => {
  const path = await begin(10);
  const refused = await patch(path, 0, Buffer.from('not a pict'));
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('not a picture')]);
  expect((await ask({ method: 'HEAD', path })).status).toBe(404);
  const large = await ask({ method: 'POST', headers: { 'upload-length': 50_000_001 } });
  expect([large.status, await large.text()]).toEqual([413, 'The file is larger than 50 MB.']);
  expect((await patch(await begin(5), 0, Buffer.from('more than five'))).status).toBe(413);
  expect(
    (await ask({ method: 'PATCH', path: `${UPLOADS_PATH}/..%2F..%2Fetc`, body: Buffer.from('x') })).status,
  ).toBe(404);
  expect(await db().media.count()).toBe(1);
});

test('an upload that does not say how long it is, is not begun: it would count as nothing', async () => {
  const begun = left();
  const sizes = [{ 'upload-defer-length': 1 }, {}, { 'upload-length': 9, 'upload-defer-length': 1 }];
  for (const headers of sizes as Record<string, number>[])
    expect((await ask({ method: 'POST', headers })).status).toBeGreaterThanOrEqual(400);
  const offered = (await ask({ method: 'OPTIONS' })).headers.get('tus-extension');
  expect(offered?.split(',')).not.toContain('creation-defer-length');
  expect(left()).toEqual(begun);
});

test('a person sends so much a day and no more, and nothing without room is begun', async () => {
  const most = env().UPLOAD_DAY_MB;
  env().UPLOAD_DAY_MB = 60;
  const send = (length: number) => ask({ method: 'POST', headers: { 'upload-length': length }, by: 1 });
  const crowd = await Promise.all(Array.from({ length: 5 }, () => send(20_000_000)));
  expect(crowd.map(({ status }) => status).sort()).toEqual([201, 201, 201, 507, 507]);
  expect(await (await send(20_000_000)).text()).toMatch(/60 MB today/);
  env().UPLOAD_DAY_MB = most;
});

test('a picture whose last byte came before the server was ended is in the library when its sender asks', async () => {
  const content = await sharp({ create: { width: 310, height: 200, channels: 3, background: '#0fa' } })
    .png()
    .toBuffer();
  const path = await begin(content.length);
  writeFileSync(join(env().DATA_DIR, 'uploads', path.split('/').at(-1) ?? ''), content);
  expect((await ask({ method: 'HEAD', path, by: 1 })).status).toBe(404);
  const told = await ask({ method: 'HEAD', path });
  expect(told.headers.get('upload-offset')).toBe(String(content.length));
  const media = await db().media.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect([told.headers.get('picture-id'), media.width]).toEqual([String(media.id), 310]);
  expect(left()).not.toContain(path.split('/').at(-1));

  const nothing = await begin(500);
  writeFileSync(join(env().DATA_DIR, 'uploads', nothing.split('/').at(-1) ?? ''), Buffer.alloc(500, 'x'));
  expect((await ask({ method: 'HEAD', path: nothing })).status).toBe(404);
  expect(left()).not.toContain(nothing.split('/').at(-1));
});

test('a database that is away is no fault of the picture: it is sent on later', async () => {
  const answer = await answeringPrograms(() =>
    Promise.reject(Object.assign(new Error('x'), { code: 'P1001' })),
  );
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
});

test('a picture whose database went away with its last byte is finished when its sender asks', async () => {
  const content = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#f0a' } })
    .png()
    .toBuffer();
  const path = await begin(content.length);
  const away = vi
    .spyOn(db().media, 'findUnique')
    .mockRejectedValueOnce(Object.assign(new Error('x'), { code: 'P1001' }));
  expect((await patch(path, 0, content)).status).toBe(500);
  away.mockRestore();
  const told = await ask({ method: 'HEAD', path });
  expect(Number(told.headers.get('picture-id'))).toBeGreaterThan(0);
});
