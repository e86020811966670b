import { db } from '@/lib/db';

/** What a run of `desk ingest` came to. `failed` counts feeds. */
export interface IngestRun {
  feeds: number;
  fetched: number;
  unchanged: number;
  new: number;
  revised: number;
  retracted: number;
  failed: number;
}

/** Adds up what was noted under a run's id; retractions since it began. */
export async function countRun(runId: string, startedAt: Date): Promise<IngestRun> {
  const outcomes = await db().feedFetch.groupBy({ by: ['outcome'], where: { runId }, _count: true });
  const count = (outcome: string) => outcomes.find((group) => group.outcome === outcome)?._count ?? 0;
  const [fetched, unchanged, failed] = [count('fetched'), count('unchanged'), count('failed')];
  return {
    ...{ feeds: fetched + unchanged + failed, fetched, unchanged, failed },
    new: await db().sourceRevision.count({ where: { runId, number: 1 } }),
    revised: await db().sourceRevision.count({ where: { runId, number: { gt: 1 } } }),
    retracted: await db().sourceItem.count({ where: { retractedAt: { gte: startedAt } } }),
  };
}
