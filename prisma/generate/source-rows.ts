import { fingerprintOf } from '@/features/sources/file-item';
import { before, type Filing, type Rows } from './filing';

/** The story as the outlet has it. */
export function itemRow({ story: { outlet, pairs }, ids, externalId, chance }: Filing, filedAt: Date): Rows {
  return {
    ...{ id: ids.item, source_id: outlet.id, external_id: externalId, language: outlet.language },
    url: `https://${outlet.slug}.example/${externalId}`,
    published_at: before(filedAt, chance.between(1, 40)),
    ...{ filed_at: filedAt, current_revision_id: ids.itemRevision, last_block_number: pairs.length },
  };
}

/** The one revision of it that we have seen. */
export function itemRevisionRow(
  { story, ids }: Filing,
  { hashes, filedAt }: { hashes: string[]; filedAt: Date },
): Rows {
  const { originalHeadline: headline, originalStandfirst: standfirst, person, agency } = story;
  const [byline, wire] = [person?.name ?? null, agency?.name ?? null];
  return {
    ...{
      id: ids.itemRevision,
      item_id: ids.item,
      number: 1,
      filed_at: filedAt,
      headline,
      standfirst,
      byline,
      agency: wire,
    },
    completeness: story.outlet.open ? 'full' : 'excerpt',
    fingerprint: fingerprintOf({ headline, standfirst, byline, agency: wire }, hashes),
  };
}

/** That revision's blocks. */
export function sourceBlockRows({ story, ids }: Filing, hashes: string[]): Rows[] {
  return story.pairs.map(({ original }, position) => ({
    ...original,
    ...{ revision_id: ids.itemRevision, key: `b${position + 1}`, position, hash: hashes[position] },
  }));
}
