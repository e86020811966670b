import { z } from 'zod';
import { type Page, pageAsked, pageOf } from '@/features/newsroom/offices/read-shelf';
import type { Piece, Shelf, Story } from '@/features/newsroom/offices/schema';
import { PublishedBlock } from '@/features/articles/schema';
import { db } from '@/lib/db';

/** What a reader says is wrong, with the paragraph they meant as it stands now. */
export interface ReportPiece extends Piece {
  text: string;
  story: Story;
  blockKey: string | null;
  /** Null for the whole story, or when the paragraph is gone. */
  paragraph: string | null;
}

/** Whose eyes: limits to sections and languages hold here too. */
export interface Eyes {
  sections: string[];
  languages: string[];
}

/** One page of reports, newest first. */
export async function listReports(shelf: Shelf, eyes: Eyes): Promise<Page<ReportPiece>> {
  const { where, ...asked } = pageAsked(shelf);
  const rows = await db().report.findMany({
    ...asked,
    where: {
      ...where,
      state: shelf.show === 'open' ? 'open' : { not: 'open' },
      article: {
        ...(eyes.sections.length > 0 && { section: { slug: { in: eyes.sections } } }),
        ...(eyes.languages.length > 0 && {
          AND: [{ OR: [{ originalLanguage: null }, { originalLanguage: { in: eyes.languages } }] }],
        }),
      },
    },
    include: {
      assignee: { select: { id: true, name: true } },
      article: {
        select: {
          ...{ id: true, headline: true, path: true, state: true },
          publishedRevision: { select: { blocks: true } },
        },
      },
    },
  });
  const { items, next } = pageOf(rows);
  return {
    next,
    items: items.map(({ article: { publishedRevision, ...story }, ...report }) => ({
      ...report,
      story,
      paragraph: paragraphOf(publishedRevision?.blocks, report.blockKey),
    })),
  };
}

const Blocks = z.array(PublishedBlock.pick({ key: true, text: true })).catch([]);

function paragraphOf(blocks: unknown, key: string | null): string | null {
  return Blocks.parse(blocks).find((block) => block.key === key)?.text ?? null;
}
