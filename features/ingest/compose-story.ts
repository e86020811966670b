import { cutAtWord } from '@/features/articles/excerpt-blocks';
import type { Told } from '@/features/ingest/jobs';
import type { ExtractedPage } from '@/features/wire/schema';
import type { FiledStory, LicenceTerms } from '@/features/sources/schema';
import type { Block } from '@/lib/blocks';
import { escapeHtml } from '@/lib/text/escape-html';
import { stripEnd } from '@/lib/text/strip-ends';

const MOST_HEADLINE = 1000;
const MOST_STANDFIRST = 5000;

/** A story from its feed alone, whose blocks are the full text. Null when it has no headline. */
export function composeFromFeed(told: Told, blocks: Block[], agency: string | null): FiledStory | null {
  return compose({ headline: told.title, told, byline: null, agency, updatedAt: told.updatedAt, blocks });
}

const NOTHING_TOLD: Told = {
  title: null,
  summary: null,
  publishedAt: null,
  updatedAt: null,
  authors: [],
  enclosures: [],
};

/** A story from its page, with what the feed said first where it is the better witness. Null without a headline. */
export function composeFromPage(page: ExtractedPage, told: Told | null): FiledStory | null {
  const headline = told?.title ?? page.title;
  const { byline, agency, blocks } = page;
  const heard = told && { ...told, summary: fuller(told.summary, page.summary) };
  const witness = heard ?? { ...NOTHING_TOLD, summary: page.summary };
  return compose({
    ...{ headline, byline, agency, updatedAt: told?.updatedAt ?? null },
    ...{ told: witness, blocks: withLeadPicture(blocks, page, told) },
  });
}

/** What may be shown of a story without terms for more: headline and the beginning of its summary. */
export function composeExcerpt(told: Told, licence: LicenceTerms): FiledStory | null {
  const excerpt = cut(told.summary ?? '', licence.excerptCharacters);
  const blocks: Block[] = excerpt
    ? [{ kind: 'paragraph', text: excerpt, html: escapeHtml(excerpt), attributes: {} }]
    : [];
  const story = compose({
    headline: told.title,
    told: { ...told, summary: null },
    byline: null,
    agency: null,
    updatedAt: told.updatedAt,
    blocks,
  });
  return story && { ...story, completeness: 'excerpt' };
}

interface Parts {
  headline: string | null;
  told: Told | null;
  byline: string | null;
  agency: string | null;
  updatedAt: string | null;
  blocks: Block[];
}

function compose({ headline, told, byline, agency, updatedAt, blocks }: Parts): FiledStory | null {
  if (!headline?.trim()) return null;
  const authors = told?.authors.join(', ');
  return {
    headline: headline.trim().slice(0, MOST_HEADLINE),
    standfirst: standfirstOf(told?.summary ?? '', blocks),
    byline: (authors || byline || null)?.slice(0, 500) ?? null,
    agency: agency?.slice(0, 200) ?? null,
    updatedAt: updatedAt ? new Date(updatedAt) : null,
    completeness: 'full',
    blocks: blocks.slice(0, 2000),
  };
}

/** A summary that only repeats how the text begins is no standfirst. */
function standfirstOf(summary: string, blocks: Block[]): string {
  const bare = (text: string) => text.replace(/[\s\p{P}]+/gu, '').toLowerCase();
  const body = bare(
    blocks
      .map((block) => block.text)
      .join(' ')
      .slice(0, 4000),
  );
  const start = bare(summary);
  return start === '' || body.includes(start) ? '' : summary.trim().slice(0, MOST_STANDFIRST);
}

/** A feed often cuts what the page says whole. */
function fuller(told: string | null, said: string | null): string | null {
  const start = told && stripEnd(told, /[\s.…]/);
  return start && !said?.startsWith(start) ? told : (said ?? told);
}

function withLeadPicture(blocks: Block[], page: ExtractedPage, told: Told | null): Block[] {
  if (blocks.some((block) => block.kind === 'picture' || block.kind === 'gallery')) return blocks;
  const enclosure = told?.enclosures.find(
    ({ medium, type }) => medium === 'image' || type?.startsWith('image/'),
  );
  const url = enclosure?.url ?? page.image;
  if (!url || !URL.canParse(url)) return blocks;
  const picture = { url, alt: '', caption: enclosure?.title ?? '', credit: enclosure?.credit ?? '' };
  return [{ kind: 'picture', text: '', html: '', attributes: { pictures: [picture] } }, ...blocks];
}

function cut(text: string, characters: number): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  const start = cutAtWord(clean, characters);
  return start === clean || start === '' ? start : `${start}…`;
}
