import type { LicenceTermsCreateWithoutSourceInput } from '@/generated/prisma/models/LicenceTerms';
import type { Hand } from '@/features/articles/provenance/schema';
import type { BlockStatus } from '@/generated/prisma/enums';
import { db } from '@/lib/db';

/** What a test says about an article; the rest is made up. */
export interface Sketch {
  headline?: string;
  slug?: string;
  section?: string;
  sourceId?: number;
  status?: BlockStatus;
  texts?: string[];
  standfirst?: string;
  /** Through whose hands every block went; as the command line leaves a reviewed one when absent. */
  hands?: Hand[];
  /** As the outlet wrote it; made up from ours when absent. */
  original?: { headline: string; texts: string[] };
}

const ALL = {
  mayFetchPages: true,
  mayShowFullText: true,
  mayTranslate: true,
  mayShowPictures: true,
  mayIndex: true,
};
const OPERATORS: Hand = { did: 'marked', by: null, name: 'The operator', at: '2026-01-01T00:00:00.000Z' };
let made = 0;

/** An outlet with terms that allow everything, or these; null: none. */
export async function makeSource(
  terms: Partial<LicenceTermsCreateWithoutSourceInput> | null = {},
  { language = 'es', name = `Outlet ${(made += 1)}` } = {},
): Promise<number> {
  const section = await db().section.findUniqueOrThrow({ where: { slug: 'world' } });
  const licences = terms && { create: { name: 'By agreement', ...ALL, ...terms, validFrom: new Date(0) } };
  const data = {
    slug: `outlet-${(made += 1)}`,
    name,
    language,
    sectionId: section.id,
    ...(licences && { licences }),
  };
  return (await db().source.create({ data })).id;
}

/** A translated draft of a story filed from an outlet. */
export async function makeDraft(sketch: Sketch = {}): Promise<number> {
  const number = (made += 1);
  const { headline = `Headline ${number}`, status = 'reviewed', texts = ['One.', 'Two.'] } = sketch;
  const sourceId = sketch.sourceId ?? (await makeSource());
  const source = await db().source.findUniqueOrThrow({ where: { id: sourceId } });
  const section = await db().section.findUniqueOrThrow({ where: { slug: sketch.section ?? 'world' } });
  const originals = texts.map((text, at) => ({
    ...paragraph(sketch.original?.texts[at] ?? `es ${text}`, at),
    hash: `hash ${text}`,
  }));
  const item = await db().sourceItem.create({
    data: {
      sourceId,
      externalId: `item-${number}`,
      url: `https://outlet.example/${number}`,
      language: source.language,
      publishedAt: new Date(),
    },
  });
  const revision = await db().sourceRevision.create({
    data: {
      ...{
        itemId: item.id,
        number: 1,
        headline: sketch.original?.headline ?? `es ${headline}`,
        completeness: 'full',
        fingerprint: String(number),
      },
      blocks: { create: originals },
    },
  });
  await db().sourceItem.update({ where: { id: item.id }, data: { currentRevisionId: revision.id } });
  const article = await db().article.create({
    data: {
      ...{
        headline,
        standfirst: sketch.standfirst ?? '',
        slug: sketch.slug ?? `slug-${number}`,
        sectionId: section.id,
        sourceId,
        sourceItemId: item.id,
      },
      ...{ originalLanguage: source.language, baseRevisionId: revision.id, lastBlockNumber: texts.length },
      blocks: {
        create: texts.map((text, at) => ({
          ...paragraph(text, at),
          ...{
            status,
            sourceKey: `b${at + 1}`,
            sourceHash: `hash ${text}`,
            engine: 'Test',
            translatedAt: new Date(),
          },
          hands: sketch.hands ?? (status === 'reviewed' ? [OPERATORS] : []),
        })),
      },
    },
  });
  return article.id;
}

function paragraph(text: string, at: number) {
  return { key: `b${at + 1}`, position: at, kind: 'paragraph', text, html: text };
}
