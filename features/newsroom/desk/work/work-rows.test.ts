import { beforeEach, describe, expect, it } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import type { Role } from '@/features/accounts/schema';
import type { SignedIn } from '@/features/accounts/sign-in/sessions';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { createArticle, takeItem, workRow } from '@/features/newsroom/desk/work/mutations';
import { workRows } from '@/features/newsroom/desk/work/work-rows';
import { fileItem } from '@/features/sources/file-item';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-23T13:40:00Z');
let made = 0;
let marek: SignedIn;
let iris: SignedIn;

async function person(role: Role, name: string, limits: { languages?: string[] } = {}): Promise<SignedIn> {
  const known = await makePerson(role, name);
  await db().user.update({ where: { id: known.id }, data: limits });
  return { ...known, sections: [], languages: limits.languages ?? [], sessionId: '' };
}

async function wire(sourceId?: number): Promise<number> {
  made++;
  const owner = sourceId ?? (await makeSource());
  const feed = await db().feed.create({
    data: { sourceId: owner, url: `https://outlet.example/feed/${made}` },
  });
  const filed = await fileItem({
    identity: {
      sourceId: owner,
      feedId: feed.id,
      externalId: `wire-${made}`,
      url: `https://outlet.example/wire/${made}`,
      language: 'es',
      publishedAt: now,
    },
    story: {
      headline: `Titular ${made}`,
      standfirst: '',
      ...{ byline: 'Ana Ruiz', agency: null, updatedAt: null },
      completeness: 'full',
      blocks: [{ kind: 'paragraph', text: 'Uno.', html: 'Uno.', attributes: {} }],
    },
  });
  if (filed.outcome === 'killed') throw new Error('killed');
  return filed.itemId;
}

const item = (id: number) => ({ ref: { kind: 'item' as const, id }, holder: null, now });
const article = (id: number, holder: number | null = null) => ({
  ref: { kind: 'article' as const, id },
  holder,
  now,
});
const why = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as Error).message,
  );

beforeEach(async () => {
  marek = await person('translator', 'Marek');
  iris = await person('translator', 'Iris');
});

describe('taking', () => {
  it('makes one draft of an item in the original’s words, and asks for its translation', async () => {
    const id = await wire();
    const articleId = await takeItem({ ...item(id), user: marek });
    const draft = await db().article.findUniqueOrThrow({
      where: { id: articleId },
      include: { blocks: true, bylines: true },
    });
    expect(draft).toMatchObject({
      state: 'draft',
      assigneeId: marek.id,
      sourceItemId: id,
      originalLanguage: 'es',
    });
    expect(draft.blocks).toMatchObject([
      { text: 'Uno.', status: 'machine', engine: null, sourceKey: draft.blocks[0]?.key },
    ]);
    expect(draft.bylines).toMatchObject([{ credit: 'Ana Ruiz' }]);
    const jobs = await db().$queryRaw`SELECT FROM graphile_worker.jobs WHERE key = ${`item.filed:${id}`}`;
    expect(jobs).toHaveLength(1);
    expect(await db().sourceItem.findUniqueOrThrow({ where: { id } })).toMatchObject({ hasArticle: true });
  });

  it('gives an item that two take at once to one of them, and tells the other who and when', async () => {
    const id = await wire();
    const told = await Promise.all([marek, iris].map((user) => why(takeItem({ ...item(id), user }))));
    const winner = told[0] === null ? marek : iris;
    expect(told.filter((said) => said === null)).toHaveLength(1);
    expect(told.find((said) => said !== null)).toBe(`${winner.name} took it at 13:40.`);
    expect(await db().article.findMany({ where: { sourceItemId: id } })).toMatchObject([
      { assigneeId: winner.id },
    ]);
  });

  it('gives a free draft that eight take at once to one', async () => {
    const id = await makeDraft();
    const eight = await Promise.all(Array.from({ length: 8 }, (_, at) => person('editor', `Editor ${at}`)));
    const told = await Promise.all(eight.map((user) => why(takeItem({ ...article(id), user }))));
    expect(told.filter((said) => said === null)).toHaveLength(1);
  });

  it('is fine twice, and takes over knowingly as an editor only', async () => {
    const id = await makeDraft();
    await takeItem({ ...article(id), user: marek });
    expect(await takeItem({ ...article(id), user: marek })).toBe(id);
    expect(await why(takeItem({ ...article(id, marek.id), user: iris }))).toBe(
      'It is Marek’s. An editor can change that.',
    );
    const editor = await person('editor', 'Selma');
    expect(await takeItem({ ...article(id, marek.id), user: editor })).toBe(id);
  });

  it('leaves the place in the list alone', async () => {
    const id = await makeDraft();
    const before = await db().article.findUniqueOrThrow({ where: { id } });
    await takeItem({ ...article(id), user: marek });
    const { updatedAt, version } = await db().article.findUniqueOrThrow({ where: { id } });
    expect({ updatedAt, version }).toEqual({ updatedAt: before.updatedAt, version: before.version });
  });

  it('is refused outside one’s languages, and changes no row', async () => {
    const french = await person('editor', 'Fleur', { languages: ['fr'] });
    const id = await wire();
    expect(await why(takeItem({ ...item(id), user: french }))).toBe(
      'It is outside your sections or languages.',
    );
    expect(await db().article.count({ where: { sourceItemId: id } })).toBe(0);
    expect(await db().auditEntry.count({ where: { actorId: french.id } })).toBe(0);
  });
});

describe('giving, skipping and putting back', () => {
  it('gives to somebody who can work on it, nobody else', async () => {
    const id = await makeDraft();
    const french = await person('translator', 'Fleur', { languages: ['fr'] });
    const editor = await person('editor', 'Selma');
    expect(await why(workRow('give', { ...article(id), user: editor, to: french.id }))).toMatch(
      'Fleur can’t work on it',
    );
    expect(await workRow('give', { ...article(id), user: editor, to: marek.id })).toMatchObject({
      says: 'Given to Marek.',
    });
    expect(await db().article.findUniqueOrThrow({ where: { id } })).toMatchObject({ assigneeId: marek.id });
    expect(await workRow('free', { ...article(id, marek.id), user: marek })).toMatchObject({
      says: 'Back on the desk.',
    });
    expect(await db().article.findUniqueOrThrow({ where: { id } })).toMatchObject({
      assigneeId: null,
      assignedAt: null,
    });
  });

  it('skips what is nobody’s and brings it back', async () => {
    const id = await wire();
    await workRow('skip', { ...item(id), user: marek });
    expect(await db().sourceItem.findUniqueOrThrow({ where: { id } })).toMatchObject({
      skippedAt: now,
      skippedById: marek.id,
    });
    await workRow('unskip', { ...item(id), user: iris });
    expect(await db().sourceItem.findUniqueOrThrow({ where: { id } })).toMatchObject({ skippedAt: null });
    await takeItem({ ...item(id), user: marek });
    expect(await why(workRow('skip', { ...item(id), user: iris }))).toBe('Marek took it at 13:40.');
  });

  it('answers for each of several rows, and a refused one leaves the others done', async () => {
    const [free, taken, gone] = [await wire(), await wire(), 999_999];
    await takeItem({ ...item(taken), user: iris });
    const rows = [free, taken, gone].map((id) => ({ ref: { kind: 'item' as const, id }, holder: null }));
    const outcomes = await workRows({ deed: 'take', rows }, marek, now);
    expect(outcomes.map(({ done, says }) => ({ done, says }))).toEqual([
      { done: true, says: 'Yours.' },
      { done: false, says: 'Iris took it at 13:40.' },
      { done: false, says: 'It is gone.' },
    ]);
    expect(await db().article.count({ where: { assigneeId: marek.id } })).toBe(1);
  });
});

describe('writing', () => {
  it('begins an empty story of our own, with its author’s name, for editors', async () => {
    const editor = await person('editor', 'Selma');
    const id = await createArticle({ user: editor, section: 'world', now });
    expect(
      await db().article.findUniqueOrThrow({ where: { id }, include: { bylines: true, section: true } }),
    ).toMatchObject({
      ...{ state: 'draft', headline: '', assigneeId: editor.id, sourceItemId: null },
      bylines: [{ credit: 'Selma' }],
      section: { slug: 'world' },
    });
    expect(await why(createArticle({ user: marek, now }))).toMatch('may not write');
  });
});

describe('a topic from the desk', () => {
  const topics = (articleId: number) => db().articleTopic.count({ where: { articleId } });
  const give = (id: number, user: SignedIn, topic: string) =>
    why(workRow('topic', { ...article(id), user, topic }));

  it('is saved like one of the bench: a new version, once, and 30 at most', async () => {
    const [id, ada] = [await makeDraft(), await person('editor', 'Ada')];
    const before = await db().article.findUniqueOrThrow({ where: { id } });
    expect([await give(id, ada, 'Ports'), await give(id, ada, 'ports')]).toEqual([null, null]);
    const after = await db().article.findUniqueOrThrow({ where: { id } });
    expect([after.version - before.version, await topics(id)]).toEqual([1, 1]);
    for (let at = 2; at <= 30; at += 1) await give(id, ada, `Topic ${at}`);
    expect(await give(id, ada, 'One more')).toMatch(/at most 30/);
    expect(await topics(id)).toBe(30);
  });

  it('of a live story is a publisher’s to give, since it shows at once', async () => {
    const [id, ada] = [await makeDraft(), await person('editor', 'Ada')];
    await publishArticle({ articleId: id, actor: { userId: null, name: 'The operator' }, now });
    expect(await give(id, ada, 'Ports')).toMatch(/live story/);
    expect(await topics(id)).toBe(0);
  });
});
