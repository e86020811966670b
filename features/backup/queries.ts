import { db } from '@/lib/db';

/** The newest backup that was written whole, and since when there is something to lose; null where there is none. */
export async function getLastBackup(): Promise<{ takenAt: Date | null; since: Date | null }> {
  const [last, first] = await Promise.all([
    db().backup.findFirst({ orderBy: { takenAt: 'desc' }, select: { takenAt: true } }),
    db().user.findFirst({ orderBy: { createdAt: 'asc' }, select: { createdAt: true } }),
  ]);
  return { takenAt: last?.takenAt ?? null, since: first?.createdAt ?? null };
}
