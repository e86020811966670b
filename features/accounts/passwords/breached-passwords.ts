import { dictionary } from '@zxcvbn-ts/language-common';
import { stripEnds } from '@/lib/text/strip-ends';

let breached: ReadonlySet<string> | undefined;

/**
 * Whether a password is one of the 49,000 most frequent of published breaches: as it is, repeated, two of them in a row,
 * or with digits and signs before or after it. Expects lower case.
 */
export function isBreached(password: string): boolean {
  breached ??= new Set(dictionary['passwords-common']);
  const core = stripEnds(password, /\P{L}/u);
  return [password, core].some((one) => isKnown(one) || isKnown(once(one)) || isPair(one));
}

function isKnown(password: string): boolean {
  return breached?.has(password) ?? false;
}

/** What a text repeats, or the text. */
function once(text: string): string {
  const period = (text + text).indexOf(text, 1); // a text lies within its double again where it repeats
  return period < text.length ? text.slice(0, period) : text;
}

/** Four letters or more each: shorter ones are in every phrase. */
function isPair(text: string): boolean {
  for (let at = 4; at <= text.length - 4; at++)
    if (isKnown(text.slice(0, at)) && isKnown(text.slice(at))) return true;
  return false;
}
