import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requireMay } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { History } from '@/features/newsroom/history/history';
import { getSnapshot, getTold, listSteps } from '@/features/newsroom/history/queries';
import { HistoryAddress, type Version } from '@/features/newsroom/history/schema';

export const metadata: Metadata = { title: 'History' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, unknown>>;
}

export default async function HistoryPage({ params, searchParams }: Props) {
  await requireMay('newsroom.enter');
  const id = z.coerce
    .number()
    .int()
    .positive()
    .max(2_147_483_647)
    .safeParse((await params).id);
  const told = id.success ? await getTold(id.data) : null;
  if (!told) notFound();
  const user = await requireMay('article.read', told.subject);
  const address = HistoryAddress.parse(await searchParams);
  const list = await listSteps(told.id, address.before);
  // What the last step changed, unless something else is asked for.
  const [last, previous = last] = list.steps;
  const pair = await comparedPair(told.id, address.from ?? previous?.number, address.to);
  return (
    <History {...{ told, address, list, pair, mayRestore: may(user, 'article.restore', told.subject) }} />
  );
}

/** Both texts; a version that is not there is no page. */
async function comparedPair(articleId: number, from: Version | undefined, to: Version) {
  if (from === undefined) return null;
  const [old, young] = await Promise.all([getSnapshot(articleId, from), getSnapshot(articleId, to)]);
  if (!old || !young) notFound();
  return { from: old, to: young };
}
