import { type FeedItem, selectFeedItems } from '@/features/seo/feeds/select-feed-items';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { canonicalTag, languageName } from '@/lib/locale';
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
}

interface List {
  name: string;
  path: string;
  where: Prisma.Sql;
}

/** The newest stories of a list; null when there is no such list. */
export async function findChannel(name: ChannelName): Promise<Channel | null> {
  const list = await findList(name);
  if (!list) return null;
  const { SITE_NAME } = env();
  return {
    title: list.name ? `${list.name} | ${SITE_NAME}` : SITE_NAME,
    description: 'News from outlets that do not publish in English, with the original one click away.',
    path: list.path,
    items: await selectFeedItems(list.where),
  };
}

async function findList(name: ChannelName): Promise<List | null> {
  switch (name.kind) {
    case 'site':
      dep('latest');
      return { name: '', path: '', where: Prisma.sql`true` };
    case 'section':
      return findSection(name.slug);
    case 'source':
      return findSource(name.slug);
    case 'topic':
      return findTopic(name.slug);
    case 'author':
      return findAuthor(name.slug);
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

async function findTopic(slug: string): Promise<List | null> {
  const found = await db().topic.findUnique({ where: { slug } });
  if (!found) return null;
  dep(`topic:${found.id}`);
  const listing = Prisma.sql`SELECT article_id, listed_at FROM article_topics WHERE topic_id = ${found.id}`;
  return { name: found.name, path: `/topics/${slug}`, where: newestOf(listing) };
}

async function findAuthor(slug: string): Promise<List | null> {
  const found = await db().person.findUnique({ where: { slug } });
  if (!found) return null;
  dep(`person:${found.id}`);
  const listing = Prisma.sql`SELECT article_id, listed_at FROM bylines WHERE person_id = ${found.id}`;
  return { name: found.name, path: `/authors/${slug}`, where: newestOf(listing) };
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

/** Along the index of what is listed, so that a large topic costs no more than a small one. */
function newestOf(listing: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`a.id IN (SELECT l.article_id FROM (${listing}) l WHERE l.listed_at IS NOT NULL
    ORDER BY l.listed_at DESC, l.article_id DESC LIMIT 30)`;
}
