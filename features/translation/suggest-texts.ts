import { getLicence } from '@/features/sources/queries';
import { bookTranslation } from '@/features/translation/book-translation';
import { translateWithMemory } from '@/features/translation/memory/recall-segments';
import { segmentBlocks } from '@/features/translation/segment-blocks';
import type { Translator } from '@/features/translation/translator';
import { KeyedBlock } from '@/lib/blocks';
import { db } from '@/lib/db';
import { env } from '@/lib/env';

interface Request {
  itemId: number;
  engine: Translator;
  now: Date;
  runId?: string;
}

/**
 * After an outlet changed a story: translates what it says now in the blocks that are stale, and lays it beside our text
 * as a suggestion. Nothing is applied; each state of a block is offered once, also when somebody said no to it. Answers
 * how many are new. What the engine only gave back is not offered, and costs what it said of other blocks nothing. Throws
 * the engine's Fault.
 */
export async function suggestTexts({ itemId, engine, now, runId }: Request): Promise<number> {
  const item = await loadItem(itemId);
  const article = item?.articles[0];
  if (!item || !article || !(await getLicence(item.sourceId, now)).mayTranslate) return 0;
  const offered = new Set(article.suggestions.map(({ blockKey, sourceHash }) => `${blockKey} ${sourceHash}`));
  const wanted = article.blocks.flatMap(({ key, sourceKey }) => {
    const original = item.currentRevision?.blocks.find((block) => block.key === sourceKey);
    // A picture has no text of its own: what changed about it is for its editor.
    return original?.text && !offered.has(`${key} ${original.hash}`) ? [{ key, original }] : [];
  });
  if (wanted.length === 0) return 0;
  const body = segmentBlocks(wanted.map(({ original }) => KeyedBlock.parse(original)));
  const to = env().SITE_LANGUAGE;
  const translated = await translateWithMemory(engine, {
    segments: body.segments,
    from: item.language,
    to,
  });
  const blocks = body.join(translated.results);
  const rows = wanted.flatMap(({ key, original }, at) => {
    const { text = '', html = '' } = blocks[at] ?? {};
    const about = { articleId: article.id, blockKey: key, sourceHash: original.hash };
    const isNew = text !== '' && text !== original.text; // better none than an empty one, or the original
    const by = { engine: engine.name, engineVersion: engine.version };
    return isNew ? [{ ...about, text, html, ...by }] : [];
  });
  return db().$transaction(async (tx) => {
    const keys = rows.map(({ blockKey }) => blockKey);
    const older = { articleId: article.id, blockKey: { in: keys }, settledAt: null };
    await tx.suggestion.updateMany({ where: older, data: { settledAt: now, taken: false } });
    const { count } = await tx.suggestion.createMany({ data: rows, skipDuplicates: true });
    await bookTranslation(tx, { item, engine, now, runId, to, translated });
    return count;
  });
}

function loadItem(itemId: number) {
  return db().sourceItem.findUnique({
    where: { id: itemId },
    include: {
      currentRevision: { include: { blocks: { orderBy: { position: 'asc' } } } },
      articles: {
        where: { language: env().SITE_LANGUAGE },
        select: {
          id: true,
          blocks: { where: { status: 'stale' }, orderBy: { position: 'asc' } },
          suggestions: { select: { blockKey: true, sourceHash: true } },
        },
      },
    },
  });
}
