import { audit } from '@/features/accounts/audit';
import type { Editor } from '@/features/newsroom/offices/schema';
import type { Prisma, Topic } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

const FEEDS = ['feed.xml', 'atom.xml', 'feed.json'];

interface Merge {
  id: number;
  /** The name or slug of the topic that stays. */
  into: string;
  user: Editor;
}

/**
 * Merges a topic into another: its stories carry the other from now on, its page and feeds answer 301, and so does
 * whatever was merged into it before, each in a single hop. Of two merges at once, one waits for the other; what is
 * repeated is refused and changes nothing.
 */
export async function mergeTopics({ id, into, user }: Merge): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('topic-names'))`;
    const { from, to } = await findBoth(tx, id, into.trim());
    await holdBoth(tx, from, to);
    const stories = await tx.articleTopic.count({ where: { topicId: id, liveAt: { not: null } } });
    // The trigger before each row copies since when readers see the story, and those after keep the counts.
    await tx.$executeRaw`
      INSERT INTO article_topics (article_id, topic_id)
      SELECT article_id, ${to.id} FROM article_topics WHERE topic_id = ${id} ORDER BY article_id ON CONFLICT DO NOTHING`;
    await tx.articleTopic.deleteMany({ where: { topicId: id } });
    await tx.topic.delete({ where: { id } });
    await redirect(tx, from, to);
    const detail = { from: from.name, to: to.name, stories };
    await audit(tx, { actor: user, action: 'topic.merge', subject: `topic:${id}`, detail });
  });
}

async function findBoth(tx: Prisma.TransactionClient, id: number, into: string) {
  const from = await tx.topic.findUnique({ where: { id } });
  if (!from) throw new Refusal('not-found', 'A colleague merged or removed this topic meanwhile.');
  const to =
    (await tx.topic.findUnique({ where: { slug: into } })) ??
    (await tx.topic.findFirst({ where: { name: { equals: into, mode: 'insensitive' } } }));
  if (!to) throw new Refusal('invalid', 'There is no topic of this name.', 'into');
  if (to.id === id) throw new Refusal('invalid', 'Name another topic than this one.', 'into');
  return { from, to };
}

/** Stories before topics: whoever saves or publishes holds the story first, so that neither waits for the other. */
async function holdBoth(tx: Prisma.TransactionClient, from: Topic, to: Topic): Promise<void> {
  await tx.$executeRaw`
    SELECT FROM articles WHERE id IN (SELECT article_id FROM article_topics WHERE topic_id = ${from.id})
    ORDER BY id FOR SHARE`;
  await tx.$executeRaw`SELECT FROM topics WHERE id IN (${from.id}, ${to.id}) ORDER BY id FOR UPDATE`;
}

async function redirect(tx: Prisma.TransactionClient, from: Topic, to: Topic): Promise<void> {
  const paths = (slug: string) =>
    ['', ...FEEDS.map((feed) => `/${feed}`)].map((end) => `/topics/${slug}${end}`);
  const targets = paths(to.slug);
  await tx.redirect.deleteMany({ where: { path: { in: targets } } });
  for (const [place, path] of paths(from.slug).entries()) {
    const target = targets[place] ?? '';
    await tx.redirect.updateMany({ where: { target: path }, data: { target } });
    const leads = { target, status: 301, reason: 'merged' };
    await tx.redirect.upsert({ where: { path }, create: { path, ...leads }, update: leads });
  }
}
