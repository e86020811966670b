import { readAgencyLine } from '@/features/wire/agencies';
import type { Block } from '@/lib/blocks';
import { stripEnds } from '@/lib/text/strip-ends';

interface Signed {
  /** The agency line as written, without brackets: `skr/dpa`, `AFP`. */
  agency: string | null;
  /** The blocks, less a last one that was nothing but the agency line. */
  blocks: Block[];
}

/** Agencies that sign in their own alphabet. */
const NATIVE =
  /^(?:РИА Новости|ТАСС|Интерфакс|УНІАН|Укрінформ|新华社|新華社|中新社|共同|共同通信|時事|時事通信|연합뉴스|뉴시스|뉴스1|أ ف ب|أ\.ف\.ب|رويترز|وفا|ایرنا|ایسنا|АП|АФП|Рейтер)$/u;

/**
 * The news agency that signs a text: in a last line of its own (`(skr/dpa)`), at the end of the last paragraph, or before
 * the first sentence (`ROMA (ANSA) -`). Only a line of its own is taken out; the words of a paragraph are never touched.
 */
export function findAgency(blocks: Block[]): Signed {
  const last = blocks.findLastIndex(({ text }) => text !== '');
  const end = blocks[last]?.text ?? '';
  if (end.length <= 40 && blocks[last]?.kind === 'paragraph' && isAgencyLine(end))
    return { agency: bare(end), blocks: blocks.filter((_, at) => at !== last) };
  const signed = /[(（[]([^()（）[\]]{2,40})[)）\]]\s?\.?$/u.exec(end.slice(-60))?.[1];
  if (signed && isAgencyLine(signed)) return { agency: bare(signed), blocks };
  const start = blocks.find(({ kind, text }) => kind === 'paragraph' && text !== '')?.text ?? '';
  const dated =
    /^(?:[^()（）.!?]{0,60})[(（[【]([^()（）[\]【】]{2,44})[)）\]】]\s{0,2}(?:[-–—:.]|$|\p{Lu})/u.exec(
      start,
    )?.[1];
  return { agency: dated && isAgencyLine(dated) ? bare(dated) : null, blocks };
}

/** True for `dpa`, `(skr/dpa)`, `AFP, Reuters`: an agency, maybe with initials, and nothing else. */
export function isAgencyLine(line: string): boolean {
  const parts = bare(line)
    .split(/[/,;+|]/)
    .map((part) => part.trim());
  const isLatin = (part: string) => /^[\p{Script=Latin}\s.]{2,16}$/u.test(part);
  const known = parts.filter(
    (part) => NATIVE.test(part) || (isLatin(part) && readAgencyLine(part).agencies.length > 0),
  );
  return known.length > 0 && parts.every((part) => known.includes(part) || /^\p{L}{1,4}\.?$/u.test(part));
}

function bare(line: string): string {
  return stripEnds(line.slice(0, 300), /[\s()[\]{}（）【】*–—.-]/u);
}
