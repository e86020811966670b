import { isEcho, saysTheSame } from '@/features/translation/findings/echo/is-echo';
import { loopIn } from '@/features/translation/findings/echo/check-repeat';
import { Fault } from '@/lib/errors';
import { plainText } from '@/lib/text/plain-text';

interface Pair {
  source: string;
  target: string;
}

/** Languages by their first subtag; between two spellings of one language much stays as it is. */
interface Between {
  from: string;
  to: string;
}

/**
 * Whether a result teaches nothing: it is the original again, in whatever marks, or goes round in a circle. The memory
 * would serve it to every later story.
 */
export function isWorthless({ source, target }: Pair, between: Between): boolean {
  if (areOne(between)) return false;
  const [original, english] = [plainText(source), plainText(target)];
  return loopIn(english, original) !== null || saysTheSame(original, english) || isEcho(original, english);
}

/** Whether a result is the original again, so that it is no translation and must not stand for one. */
export function isGivenBack({ source, target }: Pair, between: Between): boolean {
  return !areOne(between) && isEcho(plainText(source), plainText(target));
}

/**
 * The Fault `engine-echo` when an engine gave back most of what there is to translate (`total` characters, also those that
 * the memory knew): it has no such language, or is not set up. A sentence that it left alone is for an editor.
 */
export function mostlyGivenBack(pairs: readonly Pair[], between: Between, total: number): Fault | null {
  const echoes = pairs.filter((pair) => isGivenBack(pair, between));
  const weight = echoes.reduce((sum, { source }) => sum + source.length, 0);
  const [first] = echoes;
  if (!first || weight <= total / 2) return null;
  const start = plainText(first.target).slice(0, 60);
  return new Fault('engine-echo', `The translation engine gave back the original: “${start}…”.`);
}

function areOne({ from, to }: Between): boolean {
  return from.split('-', 1)[0]?.toLowerCase() === to.split('-', 1)[0]?.toLowerCase();
}
