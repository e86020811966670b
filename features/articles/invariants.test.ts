import { beforeAll, expect, test } from 'vitest';
import { publishArticle } from '@/features/articles/publish-article';
import { killArticle, withdrawArticle } from '@/features/articles/mutations';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const picture = {
  src: '/a',
  srcSet: '',
  width: 1,
  height: 1,
  alt: 'A quay',
  credit: 'Ana Lund',
  caption: '',
  drawing: false,
};
let draft: number;
let live: number;

beforeAll(async () => {
  draft = await makeDraft();
  live = await makeDraft();
  await publishArticle({ articleId: live, actor, now: new Date() });
});

const onDraft = (data: Prisma.ArticleUncheckedUpdateInput) =>
  db().article.update({ where: { id: draft }, data });
const onLive = (data: Prisma.ArticleUncheckedUpdateInput) =>
  db().article.update({ where: { id: live }, data });
const onBlocks = (data: Prisma.ArticleBlockUncheckedUpdateManyInput) =>
  db().articleBlock.updateMany({ where: { articleId: draft }, data });
const hand = { by: 1, name: 'Ada', at: null };

test.each<[string, string, () => Promise<unknown>]>([
  [
    'a scheduled article without a time',
    'articles_scheduled_has_time',
    () => onDraft({ state: 'scheduled' }),
  ],
  [
    'a published article that never was published',
    'articles_public_is_complete',
    () => onDraft({ state: 'published', indexable: true }),
  ],
  ['a published article without its path', 'articles_public_is_complete', () => onLive({ path: null })],
  [
    'a published article without its revision',
    'articles_public_is_complete',
    () => onLive({ publishedRevisionId: null }),
  ],
  ['a published article without its day', 'articles_public_is_complete', () => onLive({ publishedOn: null })],
  [
    'a translated article without its base',
    'articles_translated_has_base',
    () => onDraft({ baseRevisionId: null }),
  ],
  [
    'a translated article without its language',
    'articles_translated_has_base',
    () => onDraft({ originalLanguage: null }),
  ],
  [
    'a withdrawn article without a reason',
    'articles_withdrawn_is_explained',
    () => onLive({ state: 'withdrawn', withdrawnAt: new Date() }),
  ],
  [
    'an article hidden from search engines without a reason',
    'articles_indexable_or_why',
    () => onLive({ indexable: false, noindexReason: null }),
  ],
  [
    'an article of which nothing is said who read it',
    'articles_public_is_complete',
    () => onLive({ fill: null }),
  ],
  ['a slug with capitals', 'articles_slug_form', () => onDraft({ slug: 'No' })],
  ['a path of another form', 'articles_path_form', () => onDraft({ path: '/world/yesterday/slug' })],
  [
    'a lead picture nobody took',
    'articles_lead_picture_is_credited',
    () => onLive({ leadPicture: { ...picture, credit: ' ' } }),
  ],
  [
    'a lead picture that blind readers miss',
    'articles_lead_picture_is_credited',
    () => onLive({ leadPicture: { ...picture, alt: '' } }),
  ],
  [
    'a reviewed block that nobody reviewed',
    'article_blocks_status_has_hands',
    () => onBlocks({ status: 'reviewed', hands: [] }),
  ],
  [
    'a block that somebody read and nobody reviewed',
    'article_blocks_status_has_hands',
    () => onBlocks({ status: 'edited', hands: [{ ...hand, did: 'read' }] }),
  ],
  [
    'a machine block that somebody wrote in',
    'article_blocks_status_has_hands',
    () => onBlocks({ status: 'machine', hands: [{ ...hand, did: 'edited' }] }),
  ],
  [
    'a reader who is nobody',
    'article_blocks_readers_are_people',
    () => onBlocks({ status: 'reviewed', hands: [{ ...hand, did: 'read', by: null }] }),
  ],
  [
    'a mark of the command line that is a person',
    'article_blocks_readers_are_people',
    () => onBlocks({ status: 'reviewed', hands: [{ ...hand, did: 'marked' }] }),
  ],
  [
    'a hand that did what we have no word for',
    'article_blocks_hands_form',
    () => onBlocks({ status: 'edited', hands: [{ ...hand, did: 'blessed' }] }),
  ],
  [
    'a byline that names nobody',
    'bylines_name_one',
    () => db().byline.create({ data: { articleId: draft, position: 0 } }),
  ],
  ['a redirect to itself', 'redirects_make_sense', () => redirect({ path: '/a', status: 301, target: '/a' })],
  ['a redirect to nowhere', 'redirects_make_sense', () => redirect({ path: '/a', status: 301 })],
  [
    'a 410 that leads somewhere',
    'redirects_make_sense',
    () => redirect({ path: '/a', status: 410, target: '/b' }),
  ],
  [
    'a redirect with another status',
    'redirects_make_sense',
    () => redirect({ path: '/a', status: 302, target: '/b' }),
  ],
  [
    'an uncredited picture on a published revision',
    'pictures_are_credited',
    () => revisionWith({ ...picture, credit: '' }),
  ],
  [
    'a published picture without alt text',
    'pictures_are_credited',
    () => revisionWith({ ...picture, alt: '  ' }),
  ],
  [
    'a feed that is no web address',
    'feeds_url_form',
    async () => db().feed.create({ data: { sourceId: await makeSource(), url: 'file:///etc/passwd' } }),
  ],
  [
    'a source without a language',
    'sources_language_form',
    async () => db().source.update({ where: { id: await makeSource() }, data: { language: '' } }),
  ],
  [
    'terms that end before they begin',
    'licence_terms_dates',
    async () =>
      db().licenceTerms.create({
        data: { sourceId: await makeSource(null), name: 'No', validUntil: new Date(0) },
      }),
  ],
  [
    'a section named as a page of ours',
    'sections_slug_free',
    () => db().section.create({ data: { slug: 'archive', name: 'Archive', position: 99 } }),
  ],
  [
    'a section that begins with a digit',
    'sections_slug_form',
    () => db().section.create({ data: { slug: '2026', name: '2026', position: 99 } }),
  ],
  [
    'a picture of no size',
    'media_size',
    () =>
      db().media.create({
        data: {
          sha256: 'a'.repeat(64),
          contentType: 'image/png',
          width: 0,
          height: 1,
          bytes: 1,
          rights: 'own',
        },
      }),
  ],
  [
    'a picture address that is neither found nor explained',
    'picture_origins_found_or_why',
    () => db().pictureOrigin.create({ data: { url: 'https://a.example' } }),
  ],
  [
    'spending that was negative',
    'translation_spends_not_negative',
    async () =>
      db().translationSpend.create({
        data: { sourceId: await makeSource(), itemId: 1, engine: 'x', characters: -1 },
      }),
  ],
])('the database refuses %s', async (_, constraint, write) => {
  await expect(write()).rejects.toThrow(constraint);
});

test('an unpublished revision may still lack credits', async () => {
  await expect(revisionWith({ ...picture, credit: '' }, null)).resolves.toMatchObject({ number: 99 });
});

test('a published revision can not be changed, but its author may be forgotten', async () => {
  const user = await db().user.create({ data: { email: 'gone@example.org', name: 'Gone', role: 'editor' } });
  const id = await makeDraft();
  await publishArticle({ articleId: id, actor: { userId: user.id, name: user.name }, now: new Date() });
  const where = { articleId: id };
  await expect(db().articleRevision.updateMany({ where, data: { headline: 'Otherwise' } })).rejects.toThrow(
    /is published/,
  );
  await expect(db().articleRevision.updateMany({ where, data: { publishedAt: null } })).rejects.toThrow(
    /is published/,
  );
  await db().user.delete({ where: { id: user.id } });
  expect(await db().articleRevision.findFirst({ where })).toMatchObject({ authorId: null, author: 'Gone' });
  expect(await db().auditEntry.findFirst({ where: { subject: `article:${id}` } })).toMatchObject({
    actorId: null,
    actor: 'Gone',
  });
});

test('audit entries are only ever added', async () => {
  await expect(db().auditEntry.deleteMany()).rejects.toThrow(/only ever added/);
  await expect(db().auditEntry.updateMany({ data: { actor: 'Nobody' } })).rejects.toThrow(/only ever added/);
});

test('what was killed is refused, whoever writes', async () => {
  const sourceId = await makeSource();
  await db().tombstone.create({
    data: { sourceId, externalId: 'a', url: 'https://a.example/a', reason: 'Court' },
  });
  const add = (externalId: string, url: string) =>
    db().sourceItem.create({ data: { sourceId, externalId, url, language: 'es' } });
  await expect(add('a', 'https://a.example/other')).rejects.toThrow(/killed/);
  await expect(add('other', 'https://a.example/a')).rejects.toThrow(/killed/);
  await expect(add('other', 'https://a.example/other')).resolves.toMatchObject({ externalId: 'other' });
});

test('there is one article for each item and language', async () => {
  const { sectionId, sourceItemId, sourceId, originalLanguage, baseRevisionId } =
    await db().article.findUniqueOrThrow({ where: { id: draft } });
  const twin = {
    sectionId,
    sourceItemId,
    sourceId,
    originalLanguage,
    baseRevisionId,
    headline: 'Twin',
    slug: 'twin',
  };
  await expect(db().article.create({ data: twin })).rejects.toMatchObject({ code: 'P2002' });
  await expect(db().article.create({ data: { ...twin, language: 'fr' } })).resolves.toMatchObject({
    language: 'fr',
  });
});

test('the counts are right after publishing, moving, withdrawing and killing, also by many at once', async () => {
  const [before, sourceId] = [await countsByHand(), await makeSource()];
  const ids = await Promise.all(Array.from({ length: 8 }, () => makeDraft({ sourceId })));
  await Promise.all(ids.map((articleId) => publishArticle({ articleId, actor, now: new Date() })));
  expect((await countsByHand()).section).toBe(before.section + 8);
  const [first = 0, second = 0, third = 0] = ids;
  const sport = await db().section.findUniqueOrThrow({ where: { slug: 'sport' } });
  await db().article.update({ where: { id: first }, data: { sectionId: sport.id } });
  await withdrawArticle({ articleId: second, reason: 'Wrong.', actor, now: new Date() });
  await killArticle({ articleId: third, reason: 'A court order.', actor, now: new Date() });
  expect((await countsByHand()).section).toBe(before.section + 5);
  expect(await countsKept()).toEqual(await countsFresh());
});

function redirect(data: Prisma.RedirectUncheckedCreateInput) {
  return db().redirect.create({ data });
}

function revisionWith(shown: typeof picture, publishedAt: Date | null = new Date()) {
  const blocks = [{ key: 'b1', kind: 'gallery', pictures: [picture, shown] }];
  return db().articleRevision.create({
    data: {
      articleId: draft,
      number: 99,
      reason: 'published',
      author: 'x',
      headline: 'x',
      standfirst: '',
      blocks,
      publishedAt,
    },
  });
}

async function countsByHand() {
  const section = await db().section.findUniqueOrThrow({ where: { slug: 'world' } });
  return {
    section: await db().article.count({
      where: { sectionId: section.id, state: { in: ['published', 'corrected'] } },
    }),
  };
}

/** What the trigger kept, without kinds that fell to nothing. */
async function countsKept() {
  return db()
    .$queryRaw`SELECT kind, key, articles FROM article_counts WHERE articles <> 0 ORDER BY kind, key`;
}

async function countsFresh() {
  return db().$queryRaw`
    SELECT kind, key, count(*)::int AS articles FROM articles a, LATERAL (VALUES ('day', a.published_on::text),
      ('language', a.original_language), ('section', a.section_id::text), ('source', a.source_id::text)) AS c (kind, key)
    WHERE a.state IN ('published', 'corrected') AND key IS NOT NULL GROUP BY kind, key ORDER BY kind, key`;
}
