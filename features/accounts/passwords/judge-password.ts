import { isBreached } from '@/features/accounts/passwords/breached-passwords';
import { COMMON_WORDS } from '@/features/accounts/passwords/common-words';
import { Refusal } from '@/lib/errors';

const ALONE = 15;
const WITH_SECOND_FACTOR = 8;
const LONGEST = 500;
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i' },
};
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
];

/**
 * Refuses (`invalid`) a password that is too short, or that those who guess try first: what was found in breaches,
 * common words with digits and signs around them, runs, repetitions, and what the account itself says (NIST SP
 * 800-63B, 3.1.1.2).
 */
export function requireGoodPassword(given: {
  password: string;
  /** E-mail address and name: parts of them are no password. */
  about: readonly string[];
  hasSecondFactor: boolean;
}): void {
  const { password, about, hasSecondFactor } = given;
  if (!isLongEnough(password, hasSecondFactor))
    refuse(`At least ${leastLength(hasSecondFactor)} characters: four unrelated words are easy to keep.`);
  if (password.length > LONGEST) refuse(`At most ${LONGEST} characters.`);
  if (isGuessable(password, about))
    refuse('This is among the first that are tried. Unrelated words are better.');
}

/** Whether a password has the 15 characters it needs, or 8 beside a second factor. */
export function isLongEnough(password: string, hasSecondFactor: boolean): boolean {
  return Array.from(password).length >= leastLength(hasSecondFactor);
}

function leastLength(hasSecondFactor: boolean): number {
  return hasSecondFactor ? WITH_SECOND_FACTOR : ALONE;
}

function isGuessable(password: string, about: readonly string[]): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  const own = about
    .flatMap((words) => words.toLowerCase().split(/[^\p{L}\d]+/u))
    .filter((word) => word.length > 3);
  const spoken = lower.replace(/[01345789@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);
  return [lower, spoken].some((one) => isBreached(one) || leftOver(one, [...own, ...COMMON_WORDS]) < 5);
}

/** How many characters are left when common words, runs, repetitions and what is around them are taken out. */
function leftOver(password: string, words: readonly string[]): number {
  let rest = password;
  for (const word of [...words].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, ' ');
  for (const run of RUNS) rest = withoutRun(withoutRun(rest, run), run.split('').reverse().join(''));
  return rest
    .replace(/(.{1,4})\1+/gu, '')
    .replace(/(?:19|20)\d\d/g, '')
    .replace(/[^\p{L}\d]/gu, '').length;
}

function withoutRun(text: string, run: string): string {
  let rest = text;
  for (let length = run.length; length >= 4; length--)
    for (let at = 0; at + length <= run.length; at++) rest = rest.replaceAll(run.slice(at, at + length), ' ');
  return rest;
}

function refuse(message: string): never {
  throw new Refusal('invalid', message, 'password');
}
