import { beforeEach, expect, test, vi } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { listTopics } from '@/features/newsroom/offices/topics/list-topics';
import { mergeTopics } from '@/features/newsroom/offices/topics/merge-topics';
import { deleteTopic, renameTopic } from '@/features/newsroom/offices/topics/mutations';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

vi.stubEnv('SITE_TIME_ZONE', 'Europe/Berlin');
testDatabase();

const now = new Date('2026-11-24T10:00:00Z');
let user: { id: number; email: string; name: string };

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE topics, article_topics, redirects`;
  await db().$executeRaw`DELETE FROM article_counts WHERE kind = 'topic'`;
  user = await makePerson('publisher');
});

const topic = (name: string) => db().topic.create({ data: { name, slug: name.toLowerCase() } });
const carry = async (...topicIds: number[]) => {
  const articleId = await makeDraft({ texts: ['First.'] });
  await db().articleTopic.createMany({ data: topicIds.map((topicId) => ({ articleId, topicId })) });
  return articleId;
};
const publish = (articleId: number) =>
  publishArticle({ articleId, actor: { userId: null, name: 'Test' }, now });
const carriers = async (topicId: number) =>
  (await db().articleTopic.findMany({ where: { topicId }, orderBy: { articleId: 'asc' } })).map(
    ({ articleId }) => articleId,
  );
const leads = async (path: string) => (await db().redirect.findUnique({ where: { path } }))?.target;

test('every story of a merged topic carries the other once, the count agrees, and page and feeds lead there', async () => {
  const [rivers, waters] = [await topic('Rivers'), await topic('Waters')];
  const [draft, live, both] = [
    await carry(rivers.id),
    await carry(rivers.id),
    await carry(rivers.id, waters.id),
  ];
  await publish(live);
  await publish(both);
  await mergeTopics({ id: rivers.id, into: ' waters', user });
  expect(await carriers(waters.id)).toEqual([draft, live, both]);
  expect(await carriers(rivers.id)).toEqual([]);
  const { topics } = await listTopics({});
  expect(topics).toMatchObject([{ name: 'Waters', live: 2, used: true }]);
  expect(await leads('/topics/rivers')).toBe('/topics/waters');
  expect(await leads('/topics/rivers/feed.json')).toBe('/topics/waters/feed.json');
  expect(await db().auditEntry.count({ where: { action: 'topic.merge', actorId: user.id } })).toBe(1);
});

test('what was merged before leads to the last one in a single hop, and nowhere in circles', async () => {
  const [a, b, c] = [await topic('A'), await topic('B'), await topic('C')];
  await mergeTopics({ id: a.id, into: 'b', user });
  await mergeTopics({ id: b.id, into: 'c', user });
  expect([await leads('/topics/a'), await leads('/topics/b')]).toEqual(['/topics/c', '/topics/c']);
  await topic('A');
  await mergeTopics({ id: c.id, into: 'a', user });
  expect([await leads('/topics/a'), await leads('/topics/c')]).toEqual([undefined, '/topics/a']);
});

test('of merges at the same moment each moves its stories once, also while stories are published', async () => {
  for (let round = 0; round < 4; round++) {
    const [x, y] = [await topic(`X${round}`), await topic(`Y${round}`)];
    const ids = await Promise.all([carry(x.id), carry(y.id), carry(x.id, y.id)]);
    const outcomes = await Promise.allSettled([
      mergeTopics({ id: x.id, into: y.slug, user }),
      mergeTopics({ id: y.id, into: x.slug, user }),
      mergeTopics({ id: x.id, into: y.slug, user }),
      ...ids.map(publish),
    ]);
    expect(outcomes.slice(0, 3).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.slice(3).every(({ status }) => status === 'fulfilled')).toBe(true);
    const { topics } = await listTopics({ q: String(round) });
    expect(topics).toMatchObject([{ live: 3 }]);
    expect(await carriers(topics[0]?.id ?? 0)).toEqual([...ids].sort((one, other) => one - other));
  }
});

test('a merge into itself, into nothing or of what is gone is refused and changes nothing', async () => {
  const { id } = await topic('Rivers');
  for (const into of ['rivers', 'Nowhere', ''])
    await expect(mergeTopics({ id, into, user })).rejects.toThrow();
  await expect(mergeTopics({ id: 999_999, into: 'rivers', user })).rejects.toThrow(/meanwhile/);
  expect(await db().redirect.count()).toBe(0);
  expect(await db().auditEntry.count({ where: { actorId: user.id } })).toBe(0);
});

test('a topic is renamed unless another has the name, and deleted only while no story carries it', async () => {
  const [rivers, waters] = [await topic('Rivers'), await topic('Waters')];
  await expect(renameTopic({ id: rivers.id, name: 'WATERS', user })).rejects.toThrow(/Merge the two/);
  await renameTopic({ id: rivers.id, name: ' Great  rivers ', user });
  await carry(rivers.id);
  await expect(deleteTopic({ id: rivers.id, user })).rejects.toThrow(/A story carries it/);
  await deleteTopic({ id: waters.id, user });
  expect((await listTopics({})).topics).toMatchObject([{ name: 'Great rivers', slug: 'rivers' }]);
});
