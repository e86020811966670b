import type { BlockRecord } from '@/features/articles/provenance/schema';
import { STANDINGS, standingOf } from '@/features/articles/provenance/standing';

/** The shape of a block's bead: how many people have read it; dotted, where its outlet has changed it since. */
export function beadClass(record: BlockRecord): string {
  return `bead ${STANDINGS[standingOf(record)].bead}${record.status === 'stale' ? ' stale' : ''}`;
}
