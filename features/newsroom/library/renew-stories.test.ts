import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { publishArticle } from '@/features/articles/publish-article';
import { PublishedBlock } from '@/features/articles/schema';
import {
  addPicture,
  changePicture,
  deletePicture,
  replacePicture,
} from '@/features/newsroom/library/mutations';
import { renewStories } from '@/features/newsroom/library/renew-stories';
import { PictureChange } from '@/features/newsroom/library/schema';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const NOW = new Date('2026-11-23T12:00:00Z');
const LATER = new Date('2026-12-24T12:00:00Z');
const DESK = { userId: null, name: 'The operator' };
const user = { id: 0, email: 'iris@paper.example' };

beforeAll(async () => {
  env().MEDIA_URL = new URL(`file://${mkdtempSync(join(tmpdir(), 'times-renew-'))}`).href;
  const made = await db().user.create({ data: { email: user.email, name: 'Iris', role: 'editor' } });
  user.id = made.id;
});

const photo = (colour: string) =>
  sharp({ create: { width: 640, height: 400, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

async function say(mediaId: number, said: Partial<Record<keyof PictureChange, unknown>>): Promise<void> {
  const { version } = await db().media.findUniqueOrThrow({ where: { id: mediaId } });
  const words = {
    version,
    alt: 'A quay',
    caption: '',
    credit: 'Ana',
    copyright: '',
    licence: '',
    rights: 'own',
  };
  const change = PictureChange.parse({ ...words, rightsUntil: '', focalX: 50, focalY: 50, ...said });
  await changePicture({ mediaId, change, user, now: NOW });
}

/** A story with a paragraph and this picture, published. */
async function publishedWith(mediaId: number, slug: string): Promise<number> {
  const section = await db().section.findFirstOrThrow();
  const { id } = await db().article.create({ data: { sectionId: section.id, headline: slug, slug } });
  const same = { articleId: id, html: 'Words.', text: 'Words.', status: 'edited' as const };
  const picture = {
    url: `/newsroom/media/${mediaId}`,
    alt: 'Silos',
    caption: 'Its own caption',
    credit: 'Nadim',
  };
  await db().articleBlock.createMany({
    data: [
      { ...same, key: 'b1', position: 1, kind: 'paragraph' },
      {
        ...same,
        key: 'b2',
        position: 2,
        kind: 'picture',
        html: '',
        text: '',
        attributes: { pictures: [picture] },
      },
    ],
  });
  await publishArticle({ articleId: id, actor: DESK, now: NOW });
  return id;
}

async function shown(articleId: number) {
  const article = await db().article.findUniqueOrThrow({
    where: { id: articleId },
    include: { publishedRevision: true },
  });
  const blocks = z.array(PublishedBlock).parse(article.publishedRevision?.blocks);
  return { lead: article.leadPicture, pictures: blocks.flatMap(({ pictures }) => pictures), blocks };
}

test('readers see a replaced file under the story’s own words; the text published before is kept', async () => {
  const { id } = await addPicture({ content: await photo('#a00'), user });
  await say(id, {});
  const articleId = await publishedWith(id, 'replaced');
  const [first] = (await shown(articleId)).pictures;
  const { sha256: was } = await db().media.findUniqueOrThrow({ where: { id } });
  await replacePicture({ mediaId: id, content: await photo('#0a0'), user });
  await db().articleBlock.updateMany({
    where: { articleId, key: 'b1' },
    data: { html: 'Not yet published.' },
  });
  await renewStories({ mediaId: id, was, now: NOW });
  const { sha256 } = await db().media.findUniqueOrThrow({ where: { id } });
  const after = await shown(articleId);
  expect(after.pictures).toMatchObject([{ alt: 'Silos', caption: 'Its own caption', credit: 'Nadim' }]);
  expect(after.pictures[0]?.src).toContain(sha256);
  expect(after.lead).toMatchObject({ src: after.pictures[0]?.src });
  expect(after.blocks[0]?.html).toBe('Words.');
  await renewStories({ mediaId: id, was, now: NOW });
  const revisions = await db().articleRevision.findMany({ where: { articleId }, orderBy: { number: 'asc' } });
  expect(revisions).toHaveLength(2);
  expect(JSON.stringify(revisions[0]?.blocks)).toContain(first?.src);
});

test('a picture whose time is over leaves public pages, and comes back when it is allowed again', async () => {
  const { id } = await addPicture({ content: await photo('#00a'), user });
  await say(id, { rightsUntil: '2026-11-30' });
  const articleId = await publishedWith(id, 'expiring');
  expect((await shown(articleId)).pictures).toHaveLength(1);
  const due = await db().$queryRaw<{ run_at: Date }[]>`
    SELECT run_at FROM graphile_worker.jobs WHERE key = ${`picture.expired:${id}`}`;
  expect(due).toEqual([{ run_at: new Date('2026-12-01T00:00:00Z') }]);
  await renewStories({ mediaId: id, now: new Date('2026-11-30T23:59:59Z') });
  expect((await shown(articleId)).pictures).toHaveLength(1);
  await renewStories({ mediaId: id, now: LATER });
  expect(await shown(articleId)).toMatchObject({ pictures: [], lead: null, blocks: [{ key: 'b1' }] });
  await say(id, { rightsUntil: '2027-12-31' });
  await renewStories({ mediaId: id, now: LATER });
  expect((await shown(articleId)).pictures).toHaveLength(1);
});

test('a picture whose rights are unclear is not published', async () => {
  const { id } = await addPicture({ content: await photo('#0aa'), user });
  expect((await shown(await publishedWith(id, 'unclear'))).pictures).toEqual([]);
});

test('a picture that a story showed once is not deleted', async () => {
  const { id } = await addPicture({ content: await photo('#aa0'), user });
  await say(id, {});
  const articleId = await publishedWith(id, 'shown-once');
  await db().articleBlock.deleteMany({ where: { articleId, key: 'b2' } });
  await publishArticle({ articleId, actor: DESK, now: NOW });
  expect((await shown(articleId)).pictures).toEqual([]);
  await expect(deletePicture({ mediaId: id, user })).rejects.toMatchObject({ kind: 'conflict' });
});
