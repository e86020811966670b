import { checkLength } from '@/features/translation/findings/check-length';
import { checkName } from '@/features/translation/findings/check-name';
import { checkNegation } from '@/features/translation/findings/check-negation';
import { checkNumber } from '@/features/translation/findings/check-number';
import { checkQuote } from '@/features/translation/findings/check-quote';
import { checkUntranslated } from '@/features/translation/findings/check-untranslated';
import type { Doubt, Pair } from '@/features/translation/findings/finding';

const CHECKS = [checkNumber, checkName, checkQuote, checkNegation, checkLength];

// Backtracking over a text of a hundred pages in one block would hold up the page; a real block is never as long.
const LONGEST = 5000;

/** Everything doubtful about a block, what matters most first. A text nobody translated is only that. */
export function checkBlock({ original, english, language }: Pair): Doubt[] {
  const pair = { original: original.slice(0, LONGEST), english: english.slice(0, LONGEST), language };
  const untranslated = checkUntranslated(pair);
  if (untranslated) return [untranslated];
  return CHECKS.flatMap((check) => check(pair) ?? []);
}
