import type { Prisma } from '@/generated/prisma/client';

const FEEDS = ['feed.xml', 'atom.xml', 'feed.json'];

/** The page of a topic, and the lists it stands in. */
export function topicNames(slug: string): string[] {
  return [`topic:${slug}`, 'topics', `/topics/${slug}`];
}

/** The addresses of a topic's feeds. */
export function feedPaths(slug: string): string[] {
  return FEEDS.map((feed) => `/topics/${slug}/${feed}`);
}

/** The public stories that show the name of a topic. */
export async function namesOfStories(tx: Prisma.TransactionClient, topicId: number): Promise<string[]> {
  const where = { topicId, liveAt: { not: null } };
  const stories = await tx.articleTopic.findMany({ where, select: { articleId: true } });
  return stories.map(({ articleId }) => `article:${articleId}`);
}
