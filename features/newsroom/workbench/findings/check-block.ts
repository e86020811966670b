import { checkLength } from './check-length';
import { checkName } from './check-name';
import { checkNegation } from './check-negation';
import { checkNumber } from './check-number';
import { checkQuote } from './check-quote';
import { checkUntranslated } from './check-untranslated';
import type { Doubt, Pair } from './finding';

const CHECKS = [checkNumber, checkName, checkQuote, checkNegation, checkLength];

/** Everything doubtful about a block, what matters most first. A text nobody translated is only that. */
export function checkBlock(pair: Pair): Doubt[] {
  const untranslated = checkUntranslated(pair);
  if (untranslated) return [untranslated];
  return CHECKS.flatMap((check) => check(pair) ?? []);
}
