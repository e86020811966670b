import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { TestEditor } from '@/workers/kills/site/test-editor';
import { db } from '@/lib/db';
import { env } from '@/lib/env';

interface Answered {
  editor: TestEditor;
  /** Stories that were given a time. */
  once: number[];
  /** How many stories the outlet has. */
  stories: number;
}

/** What was answered as done, and is not there, or twice; each with what it should be and what it is. */
export async function findLost({ editor, once, stories }: Answered): Promise<Record<string, unknown>> {
  const { articleId, saved, kept } = editor;
  const pictures = await db().media.findMany({
    where: { uploadedById: { not: null } },
    include: { renditions: true },
  });
  const keys = pictures.flatMap(({ renditions }) => renditions.map(({ key }) => key));
  const block = await db().articleBlock.findFirstOrThrow({ where: { articleId, key: 'b1' } });
  const found: Record<string, [should: unknown, is: unknown]> = {
    'the last words that were saved': [saved.text, block.text],
    'saves that were taken once': [saved.count, await db().articleSave.count({ where: { articleId } })],
    'pictures that were kept': [inOrder(kept), inOrder(pictures.map(({ id }) => id))],
    'files of pictures that are gone': [
      [],
      keys.filter((key) => !existsSync(join(env().DATA_DIR, 'media', key.slice(0, 2), key))),
    ],
    'stories that had their time': [
      once.length,
      await db().article.count({ where: { id: { in: once }, state: 'published' } }),
    ],
    'stories of the outlet in English': [stories, await db().translationSpend.count()],
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, [should, is]]) => !isDeepStrictEqual(should, is)),
  );
}

function inOrder(ids: number[]): number[] {
  return ids.toSorted((a, b) => a - b);
}
