import { FEED_LENGTH, type FeedItem, selectFeedItems } from '@/features/seo/feeds/select-feed-items';
import { Prisma } from '@/generated/prisma/client';
import { type Cursor, readCursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { canonicalTag, languageName } from '@/lib/locale';
import { standingDate } from '@/lib/postgres/standing-date';
import { dep } from '@/lib/render';

/** A list of stories as a feed: of the whole site, of a section, or of one of the lists that have pages. */
export type ChannelName =
  | { kind: 'site' }
  | { kind: 'section' | 'topic' | 'source' | 'author'; slug: string }
  | { kind: 'language'; code: string };

/** What every format says of a feed. */
export interface Channel {
  title: string;
  description: string;
  /** Where the list has its page; the feeds lie below it. */
  path: string;
  items: FeedItem[];
  /** The cursor that asked for this page; undefined on the first. */
  after: string | undefined;
  /** The cursor for the page with older stories, null on the last. */
  next: string | null;
  /** When one of its stories last came or changed; without any, what is known of the site itself. */
  changedAt: Date;
}

type At = Cursor | null | undefined;

interface List {
  name: string;
  path: string;
  where: Prisma.Sql;
}

/** The stories of a list, newest first, or those after a cursor; null when there is no such list or page. */
export async function findChannel(name: ChannelName, after?: string): Promise<Channel | null> {
  const cursor = after === undefined ? undefined : readCursor(after);
  const list = cursor === null ? null : await findList(name, cursor);
  if (!list) return null;
  const { items, next } = await selectFeedItems(list.where, cursor ?? undefined);
  if (cursor && items.length === 0) return null;
  const { SITE_NAME } = env();
  return {
    title: list.name ? `${list.name} | ${SITE_NAME}` : SITE_NAME,
    description: 'News from outlets that do not publish in English, with the original one click away.',
    path: list.path,
    ...{ items, after, next },
    changedAt: (await newestOf(items)) ?? new Date(),
  };
}

async function newestOf(items: readonly FeedItem[]): Promise<Date | null> {
  if (items.length === 0) return standingDate();
  return new Date(Math.max(...items.map(({ publishedAt, modifiedAt }) => +(modifiedAt ?? publishedAt))));
}

async function findList(name: ChannelName, cursor: At): Promise<List | null> {
  switch (name.kind) {
    case 'site':
      dep('latest');
      return { name: '', path: '', where: Prisma.sql`true` };
    case 'section':
      return findSection(name.slug);
    case 'source':
      return findSource(name.slug);
    case 'topic':
      return findTopic(name.slug, cursor);
    case 'author':
      return findAuthor(name.slug, cursor);
    case 'language':
      return findLanguage(canonicalTag(name.code));
  }
}

async function findSection(slug: string): Promise<List | null> {
  const found = await db().section.findUnique({ where: { slug } });
  dep(`section:${slug}`);
  return found && { name: found.name, path: `/${slug}`, where: Prisma.sql`a.section_id = ${found.id}` };
}

async function findSource(slug: string): Promise<List | null> {
  const found = await db().source.findUnique({ where: { slug } });
  if (!found) return null;
  dep(`source:${found.id}`, `source-list:${found.id}`);
  const name = found.romanisedName ?? found.name;
  return { name, path: `/sources/${slug}`, where: Prisma.sql`a.source_id = ${found.id}` };
}

async function findTopic(slug: string, cursor: At): Promise<List | null> {
  dep(`topic:${slug}`);
  const found = await db().topic.findUnique({ where: { slug } });
  if (!found) return null;
  const names = Prisma.sql`article_topics n WHERE n.topic_id = ${found.id}`;
  return { name: found.name, path: `/topics/${slug}`, where: namedBy(names, cursor) };
}

/** Of a person and an agency with one slug, the person is meant. */
async function findAuthor(slug: string, cursor: At): Promise<List | null> {
  dep(`author:${slug}`);
  const person = await db().person.findUnique({ where: { slug } });
  const found = person ?? (await db().agency.findUnique({ where: { slug } }));
  if (!found) return null;
  const names = person
    ? Prisma.sql`bylines n WHERE n.person_id = ${found.id}`
    : Prisma.sql`bylines n WHERE n.agency_id = ${found.id}`;
  return { name: found.name, path: `/authors/${slug}`, where: namedBy(names, cursor) };
}

async function findLanguage(code: string): Promise<List | null> {
  const count = await db().articleCount.findUnique({ where: { kind_key: { kind: 'language', key: code } } });
  dep(`language:${code}`);
  if (!count?.articles) return null;
  return {
    name: `From ${languageName(code)}`,
    path: `/languages/${code.toLowerCase()}`,
    where: Prisma.sql`a.original_language = ${code}`,
  };
}

/** Along the index of what a name stands on, so that a large topic costs no more than a small one. */
function namedBy(names: Prisma.Sql, cursor: At): Prisma.Sql {
  const beyond = cursor
    ? Prisma.sql`AND (n.live_at, n.article_id) < (${cursor.at}, ${cursor.id})`
    : Prisma.empty;
  return Prisma.sql`a.id = ANY (ARRAY(SELECT n.article_id FROM ${names} AND n.live_at IS NOT NULL ${beyond}
    ORDER BY n.live_at DESC, n.article_id DESC LIMIT ${FEED_LENGTH + 1}))`;
}
