import { audit } from '@/features/accounts/audit';
import type { Editor } from '@/features/newsroom/offices/schema';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Change {
  id: number;
  user: Editor;
}

/** Gives a topic another name. Its address stays: readers and search engines know it. */
export async function renameTopic({ id, user, name: given }: Change & { name: string }): Promise<void> {
  const name = given.trim().replace(/\s+/g, ' ');
  if (!name || name.length > 100) throw new Refusal('invalid', 'A name has 1 to 100 characters.', 'name');
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('topic-names'))`;
    const topic = await tx.topic.findUnique({ where: { id } });
    if (!topic) throw new Refusal('not-found', 'A colleague removed this topic meanwhile.');
    if (topic.name === name) return;
    const namesake = { name: { equals: name, mode: 'insensitive' as const }, id: { not: id } };
    if (await tx.topic.findFirst({ where: namesake }))
      throw new Refusal('conflict', `There is a topic “${name}” already. Merge the two instead.`, 'name');
    await tx.topic.update({ where: { id }, data: { name } });
    const detail = { from: topic.name, to: name };
    await audit(tx, { actor: user, action: 'topic.rename', subject: `topic:${id}`, detail });
  });
}

/** Deletes a topic that no story carries. */
export async function deleteTopic({ id, user }: Change): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM topics WHERE id = ${id} FOR UPDATE`;
    const topic = await tx.topic.findUnique({ where: { id } });
    if (!topic) return;
    if (await tx.articleTopic.findFirst({ where: { topicId: id } }))
      throw new Refusal('conflict', 'A story carries it. Merge it into another topic instead.');
    await tx.topic.delete({ where: { id } });
    const detail = { name: topic.name, slug: topic.slug };
    await audit(tx, { actor: user, action: 'topic.delete', subject: `topic:${id}`, detail });
  });
}
