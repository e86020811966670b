import { readTree } from '@/features/wire/html/read-tree';
import { splitBlocks } from '@/features/wire/html/split-blocks';
import { writeHtml } from '@/features/wire/html/write-html';
import type { Block } from '@/lib/blocks';

export interface CleanHtml {
  /** The blocks written out as plain, safe HTML. */
  html: string;
  blocks: Block[];
}

/**
 * Turns HTML of any origin into blocks. Nothing in the result can run, track or load a frame: inline markup is
 * `a[href] em strong sub sup code br abbr bdi span[lang|dir]`, addresses are absolute http(s) without tracking, text is
 * the outlet's to the letter, only white space folded. Throws `Fault` `too-large` or `too-complex`.
 */
export function cleanHtml(html: string, baseUrl?: string | null): CleanHtml {
  const base = baseUrl && /^https?:/i.test(baseUrl) && URL.canParse(baseUrl) ? baseUrl : null;
  const blocks = splitBlocks(readTree(html), base);
  return { html: writeHtml(blocks), blocks };
}
