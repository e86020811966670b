import { z } from 'zod';
import { excerptBlocks } from '@/features/articles/excerpt-blocks';
import { isEmptied } from '@/features/articles/provenance/tell-text';
import { PublishedBlock, StoryCard } from '@/features/articles/schema';
import { choosePassage, type Passage } from '@/features/search/hits/choose-passage';
import { LIVE, STORY_COLUMNS, STORY_TABLES } from '@/features/stories/select-stories';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';

const Row = StoryCard.extend({
  blocks: z.array(PublishedBlock),
  originals: z.array(z.object({ key: z.string(), text: z.string() })),
  showsFullText: z.boolean(),
  characters: z.number(),
});

/** A story, and the paragraph of it that says most of what was asked for; null when only its head does. */
export interface Place {
  story: StoryCard;
  passage: Passage | null;
}

/**
 * Stories in the order of their ids, each with its best paragraph. As on its page, nothing is shown of a text beyond
 * what the outlet's terms allow now.
 */
export async function readPassages(ids: readonly number[], terms: readonly string[]): Promise<Place[]> {
  const rows = z.array(Row).parse(
    await db().$queryRaw`
      SELECT ${STORY_COLUMNS}, r.blocks, a.source_item_id IS NULL OR coalesce(l.may_show_full_text, false) AS "showsFullText",
        coalesce(l.excerpt_characters, 280) AS characters,
        coalesce((SELECT json_agg(json_build_object('key', x.key, 'text', x.text))
                  FROM source_blocks x WHERE x.revision_id = r.base_revision_id), '[]') AS originals
      FROM ${STORY_TABLES}
      LEFT JOIN LATERAL (
        SELECT * FROM licence_terms l WHERE l.source_id = a.source_id AND l.valid_from <= now()
          AND coalesce(l.valid_until > now(), true) ORDER BY l.valid_from DESC, l.id DESC LIMIT 1) l ON true
      WHERE a.id = ANY (${ids}::int[]) AND ${LIVE}`,
  );
  dep(...rows.map(({ id }) => `article:${id}`));
  const places = new Map(rows.map((row) => [row.id, placeOf(row, terms)]));
  return ids.flatMap((id) => places.get(id) ?? []); // one may have been withdrawn a moment ago
}

function placeOf(row: z.infer<typeof Row>, terms: readonly string[]): Place {
  const { blocks: all, originals, showsFullText, characters, ...story } = row;
  const blocks = all.filter((block) => !isEmptied(block)); // numbered as on its page
  if (showsFullText) return { story, passage: choosePassage({ blocks, originals, terms }) };
  const excerpt = excerptBlocks(blocks, characters - story.standfirst.length);
  return { story, passage: choosePassage({ blocks: excerpt, originals: [], terms }) };
}
