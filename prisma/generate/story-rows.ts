import { articlePath } from '@/features/articles/addresses';
import { freezeBlocks, leadPictureOf, teaserOf } from '@/features/articles/freeze-blocks';
import type { Hand } from '@/features/articles/provenance/schema';
import { fillOf, toldBlocks } from '@/features/articles/provenance/tell-text';
import { judgeIndexability } from '@/features/articles/workflow/judge-indexability';
import type { BlockStatus, Credit, PublishedBlock } from '@/features/articles/schema';
import { hashBlock } from '@/features/sources/align-blocks';
import type { ComposedStory } from './compose-story';
import { after, before, type Filing, type Rows } from './filing';
import { itemRevisionRow, itemRow, sourceBlockRows } from './source-rows';
import { creditOf } from './store-cast';

const ENGINE = { engine: 'generated', engine_version: '1' };
const AUTHOR = 'Generated';

/** All rows of one published story, as they stand after it was filed, translated, reviewed and published. */
export function rowsOf(filing: Filing): Record<string, Rows[]> {
  const { chance, publishedAt } = filing;
  const filedAt = before(publishedAt, chance.between(12, 300));
  const readAt = before(publishedAt, chance.between(1, 10));
  const hashes = filing.story.pairs.map(({ original }) => hashBlock(original));
  const blocks = blockRows(filing, { hashes, filedAt, readAt });
  const published = freezeBlocks(blocks.map(asWorkingBlock), filing.stored);
  const changedAt = changeOf(filing);
  return {
    source_items: [itemRow(filing, filedAt)],
    source_revisions: [itemRevisionRow(filing, { hashes, filedAt })],
    source_blocks: sourceBlockRows(filing, hashes),
    articles: [articleRow(filing, { published, filedAt, changedAt })],
    article_blocks: blocks,
    article_revisions: [revisionRow(filing, published)],
    bylines: bylineRows(filing),
    article_topics: filing.story.topics.map(({ id }) => ({
      ...{ article_id: filing.ids.article, topic_id: id },
    })),
    corrections: changedAt ? [correctionRow(filing, changedAt)] : [],
  };
}

interface Origin {
  hashes: string[];
  filedAt: Date;
  readAt: Date;
}

function blockRows({ story, ids }: Filing, { hashes, filedAt, readAt }: Origin) {
  return story.pairs.map(({ english, status }, position) => ({
    ...english,
    ...{ article_id: ids.article, key: `b${position + 1}`, position, status },
    ...{ source_key: `b${position + 1}`, source_hash: hashes[position], ...ENGINE, translated_at: filedAt },
    hands: HANDS[status]?.(readAt.toISOString()) ?? [],
  }));
}

// Nobody read them: a generator did it, as the command line would.
const HANDS: Readonly<Partial<Record<BlockStatus, (at: string) => Hand[]>>> = {
  edited: (at) => [{ did: 'edited', by: null, name: 'Generated', at }],
  reviewed: (at) => [{ did: 'marked', by: null, name: 'The operator', at }],
};

type BlockRow = ReturnType<typeof blockRows>[number];

function asWorkingBlock(row: BlockRow) {
  const { source_key: sourceKey, engine_version: engineVersion, translated_at: translatedAt } = row;
  return { ...row, sourceKey, engineVersion, translatedAt };
}

interface Publication {
  published: PublishedBlock[];
  filedAt: Date;
  changedAt: Date | null;
}

function articleRow(filing: Filing, { published, filedAt, changedAt }: Publication): Rows {
  const { story, ids, slug, publishedAt, timeZone, chance } = filing;
  const address = { section: story.section.slug, firstPublishedAt: publishedAt, slug };
  const statuses = published.map(({ status }) => status);
  const noindex = judgeIndexability({
    translated: true,
    mayIndex: story.outlet.open,
    statuses,
    blockingFindings: 0,
  });
  return {
    ...{
      id: ids.article,
      state: changedAt ? 'corrected' : 'published',
      language: filing.language,
      version: 2,
    },
    ...{ section_id: story.section.id, source_id: story.outlet.id, source_item_id: ids.item },
    ...{ original_language: story.outlet.language, base_revision_id: ids.itemRevision },
    ...{ headline: story.headline, standfirst: story.standfirst, slug, path: articlePath(address, timeZone) },
    ...{ published_on: filing.publishedOn, first_published_at: publishedAt, modified_at: changedAt },
    breaking_until: chance.happens(0.001) ? after(publishedAt, 180) : null,
    ...{
      published_revision_id: ids.revision,
      fill: fillOf(toldBlocks(published)),
      lead_picture: leadPictureOf(published),
    },
    related_ids: filing.relatedIds,
    ...{ indexable: noindex === null, noindex_reason: noindex, last_block_number: story.pairs.length },
    ...{ created_at: filedAt, updated_at: changedAt ?? publishedAt },
  };
}

function revisionRow({ story, ids, publishedAt }: Filing, published: PublishedBlock[]): Rows {
  return {
    ...{
      id: ids.revision,
      article_id: ids.article,
      number: 1,
      at: publishedAt,
      reason: 'published',
      author: AUTHOR,
    },
    ...{
      headline: story.headline,
      standfirst: story.standfirst,
      teaser: teaserOf(published),
      blocks: published,
    },
    ...{ credits: creditsOf(story), base_revision_id: ids.itemRevision, published_at: publishedAt },
  };
}

function creditsOf({ person, agency, credit }: ComposedStory): Credit[] {
  return [
    ...(person ? [creditOf('person', person)] : []),
    ...(agency ? [creditOf('agency', agency)] : []),
    ...(credit ? [{ kind: 'credit' as const, name: credit, slug: null }] : []),
  ];
}

function bylineRows({ story: { person, agency, credit }, ids }: Filing): Rows[] {
  const names = [
    ...(person ? [{ person_id: person.id }] : []),
    ...(agency ? [{ agency_id: agency.id }] : []),
    ...(credit ? [{ credit }] : []),
  ];
  return names.map((name, position) => ({
    ...{ article_id: ids.article, position },
    ...name,
  }));
}

/** When a story was corrected; most never are. */
function changeOf({ chance, publishedAt, now }: Filing): Date | null {
  const at = after(publishedAt, chance.between(30, 2000));
  return chance.happens(0.02) && at < now ? at : null;
}

function correctionRow({ ids, story }: Filing, at: Date): Rows {
  const text = `An earlier version of this story named a wrong number. It now agrees with what ${story.outlet.name} reports.`;
  return { article_id: ids.article, revision_id: ids.revision, kind: 'correction', text, at };
}
