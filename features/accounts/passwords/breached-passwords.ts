import { dictionary } from '@zxcvbn-ts/language-common';

let breached: ReadonlySet<string> | undefined;

/**
 * Whether a password is one of the 49,000 most frequent of published breaches: as it is, repeated, two of them in a row,
 * or with digits and signs before or after it. Expects lower case.
 */
export function isBreached(password: string): boolean {
  breached ??= new Set(dictionary['passwords-common']);
  const core = password.replace(/^[\P{L}]+|[\P{L}]+$/gu, '');
  return [password, core].some((one) => isKnown(one) || isKnown(once(one)) || isPair(one));
}

function isKnown(password: string): boolean {
  return breached?.has(password) ?? false;
}

/** What a text repeats, or the text. */
function once(text: string): string {
  return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}

/** Four letters or more each: shorter ones are in every phrase. */
function isPair(text: string): boolean {
  for (let at = 4; at <= text.length - 4; at++)
    if (isKnown(text.slice(0, at)) && isKnown(text.slice(at))) return true;
  return false;
}
