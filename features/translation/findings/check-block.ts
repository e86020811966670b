import { checkLength } from '@/features/translation/findings/check-length';
import { checkName } from '@/features/translation/findings/check-name';
import { checkNegation } from '@/features/translation/findings/check-negation';
import { checkNumber } from '@/features/translation/findings/numbers/check-number';
import { checkQuote } from '@/features/translation/findings/check-quote';
import { checkRepeat } from '@/features/translation/findings/echo/check-repeat';
import { checkUntranslated } from '@/features/translation/findings/echo/check-untranslated';
import type { Doubt, Pair } from '@/features/translation/findings/finding';

const CHECKS = [checkRepeat, checkNumber, checkName, checkQuote, checkNegation, checkLength];

// A real block is never as long, and each check reads it more than once.
const LONGEST = 5000;

/** Everything doubtful about a block, what matters most first. A text nobody translated is only that. */
export function checkBlock({ original, english, language }: Pair): Doubt[] {
  const pair = { original: original.slice(0, LONGEST), english: english.slice(0, LONGEST), language };
  const untranslated = checkUntranslated(pair);
  if (untranslated) return [untranslated];
  return CHECKS.flatMap((check) => check(pair) ?? []);
}
