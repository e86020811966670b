import type { BlockRecord, Hand } from '@/features/articles/provenance/schema';
import { isAnswered } from '@/features/articles/provenance/standing';
import { checkBlock } from '@/features/translation/findings/check-block';
import { checkHeadline } from '@/features/translation/findings/echo/check-untranslated';
import type { Doubt } from '@/features/translation/findings/finding';
import { checkTerms, type Term } from '@/features/translation/glossary/check-terms';
import { plainText } from '@/lib/text/plain-text';

interface Ours {
  kind: string;
  html: string;
  status: BlockRecord['status'];
  hands: Hand[];
}

const WORDED = new Set(['paragraph', 'heading', 'quote', 'list', 'table', 'fact_box']);

/**
 * What is doubtful about a block beside its original. A block that a person has read has none: they answered, which the
 * operator's mark does not. One that the outlet changed since is another question. `terms` are the glossary's that may stand in it.
 */
export function doubtsOf(
  ours: Ours,
  original: { text: string } | undefined,
  language: string,
  terms: Term[] = [],
): Doubt[] {
  if (!original || !WORDED.has(ours.kind) || ours.status === 'stale' || isAnswered(ours)) return [];
  const pair = { original: original.text, english: plainText(ours.html), language };
  const doubts = checkBlock(pair);
  return doubts.some(({ kind }) => kind === 'untranslated')
    ? doubts
    : [...doubts, ...checkTerms(pair, terms)];
}

/** What is doubtful about a headline beside its source's. Whoever writes in the site's language needs no other words. */
export function doubtsOfHeadline(english: string, original: string, language: string): Doubt[] {
  if (!original.trim() || !english.trim() || /^en\b/i.test(language)) return [];
  return [checkHeadline({ original, english, language }) ?? []].flat();
}
