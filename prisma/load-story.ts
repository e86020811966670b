import { readFile } from 'node:fs/promises';
import { addRevision } from '@/features/articles/add-revision';
import { withEdit, withReading } from '@/features/articles/provenance/change-hands';
import type { Doer } from '@/features/articles/provenance/schema';
import { publishArticle, type Actor } from '@/features/articles/publish-article';
import { withdrawArticle } from '@/features/articles/mutations';
import { noteOrigin, storePicture } from '@/features/media/mutations';
import { refreshFindings } from '@/features/translation/findings/refresh-findings';
import { fileItem } from '@/features/sources/file-item';
import type { Article } from '@/generated/prisma/client';
import type { Block } from '@/lib/blocks';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { slugify } from '@/lib/text/slug';
import type { DemoBlock, DemoPicture, DemoStory } from '@/prisma/demo/schema';
import { escapeHtml } from '@/lib/text/escape-html';

const CREDIT = 'Drawing: The Limited Times';
const DESK: Actor = { userId: null, name: 'The demo desk' };
const PICTURES = new URL('./demo/pictures/', import.meta.url);

interface Loading {
  story: DemoStory;
  sources: Map<string, number>;
  now: Date;
}

/** Takes one demo story the way a real one goes: filed from its outlet, translated into a draft, published. Once. */
export async function loadStory({ story, sources, now }: Loading): Promise<void> {
  const sourceId = sources.get(story.outlet);
  if (sourceId === undefined) throw new Error(`the demo story ${story.slug} names an unknown outlet`);
  const begun = await db().article.findFirst({ where: { sourceId, slug: story.slug } });
  if (await isLoaded(story, sourceId, begun)) return;
  const publishedAt = hoursBefore(now, story.ageHours);
  await storePictures(story);
  const filed = await fileOriginal(story, sourceId, hoursBefore(now, story.ageHours + 1.5));
  if (filed.outcome === 'killed' || story.stand === 'wire') return;
  await joinCluster(story, filed.itemId);
  const articleId =
    begun?.id ?? (await writeDraft({ story, sourceId, itemId: filed.itemId, publishedAt, now }));
  if (story.stand) {
    await db().article.update({
      where: { id: articleId },
      data: { state: story.stand, updatedAt: publishedAt },
    });
    return;
  }
  await publishArticle({ articleId, actor: DESK, now: publishedAt });
  await addCorrections(articleId, story, now);
  if (story.withdrawn)
    await withdrawArticle({
      articleId,
      reason: story.withdrawn,
      actor: DESK,
      now: hoursBefore(publishedAt, -2),
    });
}

/** Version 0.2 loaded step by step, and may have been cut off before a story was published. */
async function isLoaded(
  { slug, stand }: DemoStory,
  sourceId: number,
  begun: Article | null,
): Promise<boolean> {
  if (stand === 'wire')
    return (await db().sourceItem.count({ where: { sourceId, externalId: { endsWith: `/${slug}` } } })) > 0;
  return stand ? begun?.state === stand : Boolean(begun?.publishedOn);
}

async function fileOriginal(story: DemoStory, sourceId: number, publishedAt: Date) {
  const source = await db().source.findUniqueOrThrow({ where: { id: sourceId } });
  const url = `${source.homepage ?? 'https://demo.example'}/${story.slug}`;
  const { name, originalName, agency } = story.byline;
  return fileItem({
    identity: { sourceId, feedId: null, externalId: url, url, language: source.language, publishedAt },
    story: {
      headline: story.originalHeadline,
      standfirst: story.originalStandfirst,
      byline: originalName ?? name ?? null,
      agency: agency ?? null,
      updatedAt: null,
      completeness: 'full',
      blocks: [...leadBlock(story), ...story.blocks].map((block) => toBlock(block, 'original')),
    },
  });
}

async function joinCluster({ cluster, headline }: DemoStory, itemId: number): Promise<void> {
  if (!cluster) return;
  const { id: clusterId } = await db().cluster.upsert({
    where: { slug: cluster },
    update: {},
    create: { slug: cluster, headline },
  });
  await db().sourceItem.update({ where: { id: itemId }, data: { clusterId } });
}

interface Draft {
  story: DemoStory;
  sourceId: number;
  itemId: number;
  publishedAt: Date;
  now: Date;
}

async function writeDraft({ story, sourceId, itemId, publishedAt, now }: Draft): Promise<number> {
  const section = await db().section.findUniqueOrThrow({ where: { slug: story.section } });
  const item = await db().sourceItem.findUniqueOrThrow({
    where: { id: itemId },
    include: { currentRevision: { include: { blocks: { orderBy: { position: 'asc' } } } } },
  });
  const originals = item.currentRevision?.blocks ?? [];
  const demo = [...leadBlock(story), ...story.blocks];
  const staff = await listStaff();
  const article = await db().article.create({
    data: {
      ...{
        language: env().SITE_LANGUAGE,
        headline: story.headline,
        standfirst: story.standfirst,
        slug: story.slug,
      },
      ...{ sectionId: section.id, sourceId, sourceItemId: itemId, baseRevisionId: item.currentRevisionId },
      ...{ originalLanguage: item.language, lastBlockNumber: originals.length },
      breakingUntil: story.breaking ? hoursBefore(now, -12) : null,
      blocks: {
        create: demo.map((block, position) => ({
          ...toBlock(block, 'english'),
          ...{ key: originals[position]?.key ?? `b${position + 1}`, position },
          ...{ sourceKey: originals[position]?.key, sourceHash: originals[position]?.hash },
          ...{
            engine: 'Fjord MT (invented)',
            engineVersion: '4.1',
            translatedAt: hoursBefore(publishedAt, 1.2),
          },
          ...workOn(block, staff, publishedAt),
        })),
      },
      topics: {
        create: story.topics.map((name) => ({
          topic: {
            connectOrCreate: { where: { slug: slugify(name) }, create: { slug: slugify(name), name } },
          },
        })),
      },
    },
  });
  await writeBylines(article.id, story);
  const machine = { id: null, name: 'Fjord MT (invented)' };
  await db().$transaction((tx) =>
    addRevision(tx, { articleId: article.id, reason: 'translated', user: machine, now: publishedAt }),
  );
  if (story.stand) await refreshFindings(article.id);
  return article.id;
}

/** The demo's translator, who edits, and its editor, who reads what was edited. */
async function listStaff(): Promise<{ translator?: Doer; editor?: Doer }> {
  const email = { in: ['translator@demo.example', 'editor@demo.example'] };
  const people = await db().user.findMany({ where: { email }, select: { id: true, name: true, role: true } });
  return {
    translator: people.find(({ role }) => role === 'translator'),
    editor: people.find(({ role }) => role === 'editor'),
  };
}

/** A reviewed block was edited by one person and read by another: a demo without its accounts has only edited ones. */
function workOn(
  { status }: DemoBlock,
  { translator, editor }: Awaited<ReturnType<typeof listStaff>>,
  at: Date,
) {
  if (status === 'machine') return { status };
  const hands = translator ? withEdit([], { who: translator, now: hoursBefore(at, 0.8) }) : [];
  if (status === 'edited' || !editor) return { status: 'edited' as const, hands };
  return { status, hands: withReading(hands, { who: editor, now: hoursBefore(at, 0.3) }) };
}

async function writeBylines(articleId: number, { byline: { name, agency } }: DemoStory): Promise<void> {
  if (name) {
    const person = await db().person.upsert({
      where: { slug: slugify(name) },
      update: {},
      create: { slug: slugify(name), name },
    });
    await db().byline.create({ data: { articleId, position: 0, personId: person.id } });
  }
  if (agency) {
    const slug = slugify(agency);
    const found = await db().agency.upsert({
      where: { slug },
      update: {},
      create: { slug, name: agency, codes: [agency] },
    });
    await db().byline.create({ data: { articleId, position: 1, agencyId: found.id } });
  }
}

async function addCorrections(articleId: number, story: DemoStory, now: Date): Promise<void> {
  for (const { ageHours, text, block } of story.corrections) {
    const at = hoursBefore(now, ageHours);
    const blockKey = block ? await keyOfBlock(articleId, leadBlock(story).length + block - 1) : null;
    await db().correction.create({ data: { articleId, kind: 'correction', text, blockKey, at } });
    await db().article.update({ where: { id: articleId }, data: { state: 'corrected', modifiedAt: at } });
  }
}

async function keyOfBlock(articleId: number, position: number): Promise<string> {
  const where = { articleId_position: { articleId, position } };
  return (await db().articleBlock.findUniqueOrThrow({ where })).key;
}

async function storePictures(story: DemoStory): Promise<void> {
  for (const { file, alt, caption, focus: [focalX, focalY] = [0.5, 0.5] } of picturesOf(story)) {
    const content = await readFile(new URL(file, PICTURES));
    const mediaId = await storePicture({
      content,
      alt,
      caption,
      credit: CREDIT,
      rights: 'own',
      drawing: true,
      focalX,
      focalY,
    });
    await noteOrigin(pictureUrl(file), mediaId);
  }
}

function picturesOf(story: DemoStory): DemoPicture[] {
  return [...leadBlock(story), ...story.blocks].flatMap(({ picture, pictures = [] }) => [
    ...(picture ? [picture] : []),
    ...pictures,
  ]);
}

function leadBlock({ picture, blocks }: DemoStory): DemoBlock[] {
  return picture ? [{ kind: 'picture', status: blocks[0]?.status ?? 'machine', picture }] : [];
}

function toBlock(block: DemoBlock, side: 'original' | 'english'): Block {
  const { kind } = block;
  const pictures = [...(block.picture ? [block.picture] : []), ...(block.pictures ?? [])];
  if (pictures.length > 0)
    return {
      kind,
      text: '',
      html: '',
      attributes: { pictures: pictures.map((picture) => wordsOf(picture, side)) },
    };
  const rows = side === 'english' ? block.englishRows : block.originalRows;
  if (rows) return { kind, text: rows.flat().join(' '), html: tableHtml(rows), attributes: {} };
  const items = side === 'english' ? block.englishItems : block.originalItems;
  const title = side === 'english' ? block.englishTitle : block.originalTitle;
  if (items) {
    const html = kind === 'fact_box' ? `<dl>${items.map(fact).join('')}</dl>` : items.map(row).join('');
    return { kind, text: items.join(' '), html, attributes: title ? { title } : {} };
  }
  const text = (side === 'english' ? block.english : block.original) ?? '';
  return { kind, text, html: escapeHtml(text), attributes: kind === 'heading' ? { level: 2 } : {} };
}

function row(item: string): string {
  return `<li>${escapeHtml(item)}</li>`;
}

function tableHtml([head = [], ...body]: string[][]): string {
  const cells = (tag: string) => (cell: string) => `<${tag}>${escapeHtml(cell)}</${tag}>`;
  return [head.map(cells('th')), ...body.map((each) => each.map(cells('td')))]
    .map((each) => `<tr>${each.join('')}</tr>`)
    .join('');
}

/** A fact reads `figure: what it is`. */
function fact(item: string): string {
  const colon = item.indexOf(': ');
  return `<dt>${escapeHtml(item.slice(0, colon))}</dt><dd>${escapeHtml(item.slice(colon + 2))}</dd>`;
}

function wordsOf({ file, alt, caption, originalCaption }: DemoPicture, side: 'original' | 'english') {
  return {
    url: pictureUrl(file),
    alt,
    caption: side === 'english' ? caption : (originalCaption ?? caption),
    credit: CREDIT,
  };
}

function pictureUrl(file: string): string {
  return `https://demo.example/pictures/${file}`;
}

function hoursBefore(at: Date, hours: number): Date {
  return new Date(at.getTime() - hours * 3_600_000);
}
