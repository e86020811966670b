import type { KeyedBlock } from '@/lib/blocks';
import { escapeHtml } from '@/lib/text/escape-html';
import { stripEnd } from '@/lib/text/strip-ends';

/**
 * As much of a text's beginning as an outlet's terms allow: whole words of the first paragraphs, `characters` at most,
 * with an ellipsis where it was cut. Pictures and everything else are left out.
 */
export function excerptBlocks<T extends KeyedBlock>(blocks: T[], characters: number): T[] {
  const excerpt: T[] = [];
  let room = characters;
  for (const block of blocks.filter(({ kind }) => kind === 'paragraph')) {
    if (block.text.length <= room) {
      excerpt.push({ ...block, html: escapeHtml(block.text) });
      room -= block.text.length;
      continue;
    }
    const cut = cutAtWord(block.text, room);
    if (cut) excerpt.push({ ...block, text: `${cut}…`, html: `${escapeHtml(cut)}…` });
    break;
  }
  return excerpt;
}

/** The beginning of a text, at most so many characters, ending with a whole word where the script has spaces. */
export function cutAtWord(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const cut = text.slice(0, characters);
  const space = cut.lastIndexOf(' ');
  const whole = space > characters / 2 ? cut.slice(0, space) : cut;
  return stripEnd(whole, /[\s,;:\uD800-\uDBFF]/);
}
