import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { reviewAllBlocks, withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { changeSlug } from '@/features/articles/workflow/change-slug';
import { lockArticle, type Tx } from '@/features/articles/workflow/hold-article';
import { setEmbargo } from '@/features/articles/workflow/set-embargo';
import { takeDownPicture } from '@/features/newsroom/library/take-down';
import { renewStories } from '@/features/newsroom/library/renew-stories';
import { addNote } from '@/features/newsroom/notes/mutations';
import { mergeTopics } from '@/features/newsroom/offices/topics/merge-topics';
import { renameTopic } from '@/features/newsroom/offices/topics/mutations';
import { saveDraft } from '@/features/newsroom/saving/mutations';
import { readDraft } from '@/features/newsroom/saving/queries';
import { Change } from '@/features/newsroom/saving/schema';
import { relateArticle } from '@/features/reading/related/relate-articles';
import { setLicence } from '@/features/sources/mutations';
import { LicenceTerms } from '@/features/sources/schema';
import { markStale } from '@/features/translation/mark-stale';
import { db, pool } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { testDatabase } from '@/tools/test-database';

testDatabase();

type Person = Awaited<ReturnType<typeof makePerson>>;

interface Story {
  articleId: number;
  itemId: number;
  sourceId: number;
  mediaId: number;
  topic: string;
  topicId: number;
  user: Person;
}

const actor = { userId: null, name: 'The operator' };
const now = () => new Date();
let made = 0;

const save = async ({ articleId, user }: Story, change: object) => {
  const { version } = await readDraft(articleId, user);
  const parsed = Change.parse({ base: version, ...change });
  await saveDraft({ articleId, saveId: crypto.randomUUID(), user, now: now(), change: parsed });
};
const words = () => ({ kind: 'paragraph', html: `Words ${(made += 1)}.`, attributes: {} });

/** Everything that writes in one story, or in what it stands on. */
const VERBS: Record<string, (story: Story) => Promise<unknown>> = {
  'saves words': (story) => save(story, { blocks: [{ key: 'b1', block: words() }] }),
  'saves topics': (story) => save(story, { fields: { topics: [story.topic, `Another ${made % 3}`] } }),
  'reads every block': ({ articleId }) => reviewAllBlocks(articleId, actor, now()),
  publishes: ({ articleId }) => publishArticle({ articleId, actor, now: now() }),
  withdraws: ({ articleId }) => withdrawArticle({ articleId, actor, reason: 'Wrong.', now: now() }),
  renames: ({ articleId }) => changeSlug({ articleId, actor, slug: `slug-${(made += 1)}`, now: now() }),
  embargoes: ({ articleId }) => setEmbargo({ articleId, actor, until: null, now: now() }),
  'hears of a change': ({ itemId }) => markStale({ itemId, now: now() }),
  'shows a picture anew': ({ mediaId }) => renewStories({ mediaId, now: now() }),
  'takes a picture down': ({ mediaId, user }) =>
    db().$transaction((tx) => takeDownPicture(tx, { mediaId, words: 'Asked to.', user })),
  relates: ({ articleId }) => relateArticle(articleId),
  'leaves a note': ({ articleId, user }) =>
    addNote({
      articleId,
      user,
      now: now(),
      text: 'Look.',
      block: null,
      sentAs: crypto.randomUUID(),
    }),
  'renames its topic': ({ topicId, user }) =>
    renameTopic({ id: topicId, user, name: `Named ${(made += 1)}` }),
  'merges its topic': ({ topicId, user }) => mergeTopics({ id: topicId, into: 'stays', user }),
  'changes the terms': ({ sourceId }) =>
    setLicence(sourceId, LicenceTerms.parse({ name: 'New terms', mayShowFullText: true })),
};

async function makeStory(user: Person): Promise<Story> {
  const number = (made += 1);
  const url = `https://a.example/${number}`;
  const file = {
    sha256: String(number).padStart(64, 'a'),
    contentType: 'image/png',
    width: 8,
    height: 6,
    bytes: 9,
  };
  const rendition = { width: 8, height: 6, format: 'webp', bytes: 9, key: `k${number}` };
  const media = await db().media.create({
    data: { ...file, rights: 'press', renditions: { create: rendition }, origins: { create: { url } } },
  });
  const articleId = await makeDraft();
  const pictures = [{ url, alt: 'A quay', caption: 'A quay', credit: 'Ana' }];
  const block = { key: 'b9', position: 9, kind: 'picture', text: '', html: '', status: 'reviewed' as const };
  const hands = [{ did: 'marked', by: null, name: null, at: null }];
  await db().articleBlock.create({ data: { articleId, ...block, hands, attributes: { pictures } } });
  const topic = await db().topic.create({ data: { slug: `topic-${number}`, name: `Topic ${number}` } });
  await db().articleTopic.create({ data: { articleId, topicId: topic.id } });
  await publishArticle({ articleId, actor, now: now() });
  const { sourceItemId, sourceId } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
  const of = { itemId: sourceItemId ?? 0, sourceId: sourceId ?? 0, mediaId: media.id };
  return { articleId, ...of, topic: topic.name, topicId: topic.id, user };
}

/** Has every statement wait for a moment before it is sent: two at once then meet in every order. Answers how to stop that. */
function stagger(): () => void {
  const clients = pg.Client.prototype as { query: (...given: unknown[]) => unknown };
  const send = clients.query;
  clients.query = function query(this: unknown, ...given) {
    if (typeof given.at(-1) === 'function') return send.apply(this, given);
    return sleep(Math.random() * 8).then(() => send.apply(this, given));
  };
  return () => {
    clients.query = send;
  };
}

/** How often the database has had to break a circle of waiting. */
async function deadlocks(): Promise<number> {
  await pool().query('SELECT pg_stat_force_next_flush()');
  await new Promise((resolve) => setTimeout(resolve, 1200)); // whoever else counted says so within a second
  const { rows } = await pool().query<{ count: string }>(
    'SELECT deadlocks AS count FROM pg_stat_database WHERE datname = current_database()',
  );
  return Number(rows[0]?.count);
}

/** Two that do wait for each other in a circle: what the count of the database says of them. */
async function makeCircle([one = 0, other = 0]: number[]): Promise<void> {
  const lock = (ids: number[]) => async (tx: Tx) => {
    for (const id of ids) {
      await lockArticle(tx, id);
      await sleep(100);
    }
  };
  const both = [lock([one, other]), lock([other, one])];
  await Promise.all(both.map((work) => db().$transaction(work)));
}

test('whatever two do with one story at once, neither waits for the other in a circle, and none ends but in words', async () => {
  const user = await makePerson('admin');
  await makeCircle([await makeDraft(), await makeDraft()]);
  expect(await deadlocks()).toBe(1); // it can be seen
  await db().topic.create({ data: { slug: 'stays', name: 'Stays' } });
  const names = Object.keys(VERBS);
  const wrong: string[] = [];
  for (const [at, one] of names.entries())
    for (const other of names.slice(at)) {
      const story = await makeStory(user);
      const stop = stagger();
      const ends = await Promise.allSettled(
        [one, other, one, other].map(async (verb) => VERBS[verb]?.(story)),
      );
      stop();
      for (const end of ends)
        if (end.status === 'rejected' && !(end.reason instanceof Refusal))
          wrong.push(`${one}, while another ${other}: ${String(end.reason).slice(0, 200)}`);
    }
  expect(wrong).toEqual([]);
  expect(await deadlocks()).toBe(1);
}, 300_000);
