import type { Actor } from '@/features/accounts/policy';
import { getLicence } from '@/features/sources/queries';
import { mayRead } from '@/features/newsroom/desk/queue/may-read';
import { Ref } from '@/features/newsroom/desk/schema';
import { db } from '@/lib/db';
import { directionOf } from '@/lib/locale';
import { momentIn } from '@/lib/text/dates';
import { env } from '@/lib/env';

const PARAGRAPHS = 3;

/** What the pane beside the list shows of a row. */
export interface Preview {
  ref: string;
  source: string | null;
  place: string;
  published: string;
  headline: string;
  paragraphs: string[];
  original: {
    language: string;
    dir: 'ltr' | 'rtl';
    headline: string;
    paragraphs: string[];
    url: string;
  } | null;
  /** Whether the words shown above are still the original's. */
  untranslated: boolean;
  facts: [string, string][];
  articleId: number | null;
}

/** Reads a row for its preview; null when there is none, or somebody may not read it. */
export async function readPreview(ref: string, user: Actor, now: Date): Promise<Preview | null> {
  const parsed = Ref.safeParse(ref);
  if (!parsed.success || !(await mayRead(parsed.data, user))) return null;
  const { kind, id } = parsed.data;
  return kind === 'article' ? previewArticle(ref, id, now) : previewItem(ref, id, now);
}

const firstBlocks = {
  where: { text: { not: '' } },
  orderBy: { position: 'asc' as const },
  take: PARAGRAPHS,
  select: { text: true },
};
const itemWords = {
  include: {
    source: true,
    currentRevision: { include: { blocks: firstBlocks, _count: { select: { blocks: true } } } },
  },
} as const;

async function previewArticle(ref: string, id: number, now: Date): Promise<Preview | null> {
  const article = await db().article.findUnique({
    where: { id },
    include: {
      section: { select: { name: true } },
      blocks: { ...firstBlocks, select: { text: true, engine: true, status: true } },
      sourceItem: itemWords,
      topics: { include: { topic: { select: { name: true } } }, take: 5 },
      _count: { select: { blocks: true, notes: true } },
    },
  });
  if (!article) return null;
  const words = await db().$queryRaw<{ words: number }[]>`
    SELECT coalesce(sum(array_length(regexp_split_to_array(text, '\\s+'), 1)), 0)::int AS words
    FROM article_blocks WHERE article_id = ${id}`;
  const { blocks, notes } = article._count;
  const count = words[0]?.words ?? 0;
  const item = article.sourceItem;
  return {
    ...shared(ref, item, article.firstPublishedAt),
    headline: article.headline || 'Untitled',
    paragraphs: article.blocks.map(({ text }) => text),
    untranslated: article.blocks.some(({ engine, status }) => engine === null && status === 'machine'),
    facts: [
      ['To check', `${blocks} blocks, ${count} words, about ${Math.max(1, Math.ceil(count / 80))} min`],
      ['Section', article.section.name],
      ...(item ? [['Licence', await licenceWords(item.sourceId, now)] as [string, string]] : []),
      ...(article.topics.length
        ? [['Topic', article.topics.map(({ topic }) => topic.name).join(', ')] as [string, string]]
        : []),
      ...(notes ? [['Notes', String(notes)] as [string, string]] : []),
    ],
    articleId: id,
  };
}

async function previewItem(ref: string, id: number, now: Date): Promise<Preview | null> {
  const item = await findItem(id);
  if (!item?.currentRevision) return null;
  const { blocks, headline, _count } = item.currentRevision;
  return {
    ...shared(ref, item, null),
    headline,
    paragraphs: blocks.map(({ text }) => text),
    untranslated: true,
    facts: [
      ['To check', `${_count.blocks} blocks`],
      ['Licence', await licenceWords(item.sourceId, now)],
      ...(item.translationFault ? [['Translation', item.translationFault] as [string, string]] : []),
    ],
    articleId: null,
  };
}

type Item = NonNullable<Awaited<ReturnType<typeof findItem>>>;
const findItem = (id: number) => db().sourceItem.findUnique({ where: { id }, ...itemWords });

function shared(ref: string, item: Item | null, live: Date | null) {
  const at = live ?? item?.publishedAt ?? item?.filedAt;
  return {
    ref,
    source: item?.source.name ?? null,
    place: item?.source.city ?? '',
    published: at ? `${live ? 'live' : 'published'} ${momentIn(at, env().SITE_TIME_ZONE)}` : '',
    original: item?.currentRevision
      ? {
          language: item.language,
          dir: directionOf(item.language),
          headline: item.currentRevision.headline,
          paragraphs: item.currentRevision.blocks.map(({ text }) => text),
          url: item.url,
        }
      : null,
  };
}

async function licenceWords(sourceId: number, now: Date): Promise<string> {
  const { mayShowFullText, mayTranslate, attribution } = await getLicence(sourceId, now);
  if (!mayTranslate) return 'May not be translated';
  return `${mayShowFullText ? 'Full text' : 'Headline and excerpt'}${attribution ? ', with credit' : ''}`;
}
