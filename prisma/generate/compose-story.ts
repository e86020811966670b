import type { BlockStatus } from '@/features/articles/schema';
import { BlockAttributes, type Block } from '@/lib/blocks';
import { escapeHtml } from '@/lib/text/escape-html';
import type { Chance } from './chance';
import type { Cast, Named } from './store-cast';
import * as english from './words/english';
import { foreignHeadline, foreignSentence, foreignText } from './words/foreign';

/** One block in both languages. */
export interface Pair {
  original: Block;
  english: Block;
  status: BlockStatus;
}

/** A story, all of it made up, before it has rows. */
export interface ComposedStory {
  section: Named;
  outlet: Cast['outlets'][number];
  headline: string;
  standfirst: string;
  originalHeadline: string;
  originalStandfirst: string;
  person: Named | null;
  agency: Named | null;
  credit: string | null;
  topics: Named[];
  pairs: Pair[];
}

interface Composing {
  chance: Chance;
  cast: Cast;
  pictureUrls: readonly string[];
}

const PARAGRAPHS = { median: 7, spread: 0.35, least: 4, most: 14 };
const LENGTH = { median: 50, spread: 0.3, least: 40, most: 110 };
const FOREIGN_SHARE = 0.85; // the words of other languages are longer

/** Writes one story: everything follows from its source of chance. */
export function composeStory({ chance, cast, pictureUrls }: Composing): ComposedStory {
  const section = chance.pickZipf(cast.sections);
  const outlet = chance.pickZipf(cast.outlets);
  const plot = english.beginStory(chance, section.slug);
  const hasStandfirst = chance.happens(0.8);
  const signed = chance.next();
  return {
    ...{ section, outlet },
    headline: english.writeHeadline(chance, plot),
    standfirst: hasStandfirst ? english.writeStandfirst(chance, plot) : '',
    originalHeadline: foreignHeadline(chance, outlet.language),
    originalStandfirst: hasStandfirst ? foreignText(chance, outlet.language, 16) : '',
    person: signed < 0.55 ? chance.pick(cast.people) : null,
    agency: signed > 0.4 && signed < 0.85 ? chance.pick(cast.agencies) : null,
    credit: signed > 0.95 ? 'red' : null,
    topics: [...new Set(Array.from({ length: chance.between(0, 3) }, () => chance.pickZipf(cast.topics)))],
    pairs: composePairs({ chance, plot, language: outlet.language, whole: outlet.open, pictureUrls }),
  };
}

interface Writing {
  chance: Chance;
  plot: english.Story;
  language: string;
  /** All of the text, or a first paragraph from an outlet that allows no more. */
  whole: boolean;
  pictureUrls: readonly string[];
}

function composePairs(writing: Writing): Pair[] {
  const statusOf = chooseStatuses(writing.chance);
  return (writing.whole ? chooseMakers(writing) : [paragraph]).map((make) => {
    const [english, original] = make(writing);
    return { english, original, status: statusOf() };
  });
}

function chooseMakers({ chance, pictureUrls }: Writing): ((writing: Writing) => [Block, Block])[] {
  const paragraphs = chance.logNormal(PARAGRAPHS);
  const body = Array.from({ length: paragraphs }, (_, number) =>
    paragraphs > 5 && number > 1 && number % 3 === 0 ? [heading, paragraph] : [paragraph],
  ).flat();
  if (chance.happens(0.25)) body.splice(-1, 0, quote);
  if (chance.happens(0.12)) body.splice(-1, 0, itemList);
  return chance.happens(0.45) && pictureUrls.length > 0 ? [picture, ...body] : body;
}

/** A third nobody has read yet, some are half done, the others are reviewed. */
function chooseStatuses(chance: Chance): () => BlockStatus {
  const fate = chance.next();
  if (fate < 0.35) return () => 'machine';
  if (fate < 0.5) return () => chance.pick(['machine', 'edited', 'reviewed'] as const);
  if (fate < 0.65) return () => chance.pick(['edited', 'reviewed'] as const);
  return () => 'reviewed';
}

function paragraph({ chance, plot, language }: Writing): [Block, Block] {
  const words = chance.logNormal(LENGTH);
  return both(
    'paragraph',
    english.writeParagraph(chance, plot, words),
    foreignText(chance, language, words * FOREIGN_SHARE),
  );
}

function heading({ chance, plot, language }: Writing): [Block, Block] {
  return both('heading', english.writeSubhead(chance, plot), foreignHeadline(chance, language), { level: 2 });
}

function quote({ chance, plot, language }: Writing): [Block, Block] {
  return both('quote', english.writeQuote(chance, plot), foreignText(chance, language, 12));
}

function itemList({ chance, plot, language }: Writing): [Block, Block] {
  const items = Array.from({ length: chance.between(3, 6) }, () => english.writeItem(chance, plot));
  return [listOf(items), listOf(items.map(() => foreignSentence(chance, language, 6)))];
}

function picture({ chance, plot, language, pictureUrls }: Writing): [Block, Block] {
  const caption = english.writeCaption(chance, plot);
  const url = chance.pick(pictureUrls);
  const shown = (words: string) =>
    BlockAttributes.parse({
      pictures: [{ url, alt: `Drawing: ${caption}`, caption: words, credit: 'Generated' }],
    });
  const block = (words: string): Block => ({ kind: 'picture', text: '', html: '', attributes: shown(words) });
  return [block(caption), block(foreignSentence(chance, language, 7))];
}

function both(
  kind: Block['kind'],
  text: string,
  original: string,
  attributes: Block['attributes'] = {},
): [Block, Block] {
  const block = (words: string): Block => ({ kind, text: words, html: escapeHtml(words), attributes });
  return [block(text), block(original)];
}

function listOf(items: string[]): Block {
  return {
    kind: 'list',
    text: items.join(' '),
    html: items.map((item) => `<li>${escapeHtml(item)}</li>`).join(''),
    attributes: {},
  };
}
