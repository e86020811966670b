import { db } from '@/lib/db';
import { dep } from '@/lib/render';

/** Why an address no longer shows its article; null when it never did or still does. */
export async function getNotice(path: string): Promise<{ kind: 'withdrawn' | 'killed'; at: Date } | null> {
  dep(path);
  const gone = await db().article.findFirst({
    where: { path, state: { in: ['withdrawn', 'killed'] } },
    select: { id: true, state: true, withdrawnAt: true },
  });
  if (!gone?.withdrawnAt) return null;
  dep(`article:${gone.id}`);
  return { kind: gone.state === 'killed' ? 'killed' : 'withdrawn', at: gone.withdrawnAt };
}
