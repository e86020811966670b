import type { Chance } from '../chance';
import { CAPTIONS, HEADLINES, ITEMS, SENTENCES, STANDFIRSTS, SUBHEADS } from './english-templates';
import { ANY_SUBJECT, SUBJECTS, WORDS, type WordKind } from './english-words';

/** What one story keeps coming back to. */
export interface Story {
  subject: string;
  place: string;
  person: string;
  role: string;
  body: string;
}

const ONSETS =
  'Al Bar Cas Dol Est Fal Gor Har Ist Jel Kar Lor Mar Nor Ost Pel Quar Ras Sel Tor Ul Var Wes Yar Zel'.split(
    ' ',
  );
const MIDDLES = 'a e i o u an en ar or il em'.split(' ');
const ENDS =
  'burg dal ford grad hem ica lund mar nik ona pol rova stad tica vik wald zano mouth ero ev'.split(' ');
const SURNAME_ENDS = 'ić ov sen mann escu ez ak oğlu ini ström wicz ade ura idis ko ert ando yan'.split(' ');

type Part = string | { kind: string; capital: boolean };
const parsed = new Map<string, Part[]>();

export const makePlace = (chance: Chance): string =>
  chance.pick(ONSETS) + chance.pick(MIDDLES) + chance.pick(ENDS);
export const makeName = (chance: Chance): string =>
  `${chance.pick(WORDS.given)} ${chance.pick(ONSETS)}${chance.pick(MIDDLES)}${chance.pick(SURNAME_ENDS)}`;

export function beginStory(chance: Chance, section: string): Story {
  const subject = chance.pick(chance.happens(0.6) ? (SUBJECTS[section] ?? ANY_SUBJECT) : ANY_SUBJECT);
  return {
    subject,
    place: makePlace(chance),
    person: makeName(chance),
    role: chance.pick(WORDS.role),
    body: chance.pick(WORDS.body),
  };
}

export const writeHeadline = (chance: Chance, story: Story): string => fill(chance, story, HEADLINES);
export const writeSubhead = (chance: Chance, story: Story): string => fill(chance, story, SUBHEADS);
export const writeStandfirst = (chance: Chance, story: Story): string => fill(chance, story, STANDFIRSTS);
export const writeCaption = (chance: Chance, story: Story): string => fill(chance, story, CAPTIONS);
export const writeItem = (chance: Chance, story: Story): string => fill(chance, story, ITEMS);
export const writeQuote = (chance: Chance, story: Story): string =>
  `${fill(chance, story, ['{opinion}'])}. ${fill(chance, story, ['{opinion}'])}.`;

/** Sentences about the story, with at least so many words. */
export function writeParagraph(chance: Chance, story: Story, words: number): string {
  const sentences: string[] = [];
  for (let written = 0; written < words;) {
    const sentence = fill(chance, story, SENTENCES);
    sentences.push(sentence);
    written += sentence.split(' ').length;
  }
  return sentences.join(' ');
}

function fill(chance: Chance, story: Story, templates: readonly string[]): string {
  const template = chance.pick(templates);
  let text = '';
  for (const part of partsOf(template))
    text += typeof part === 'string' ? part : wordFor(chance, story, part);
  return capitalised(text).replace(/\b([Aa]) (?=[aei]|o(?!ne))/g, '$1n ');
}

function partsOf(template: string): Part[] {
  const known = parsed.get(template);
  if (known) return known;
  const parts = template.split(/\{(\w+)\}/).map((piece, at): Part => {
    if (at % 2 === 0) return piece;
    const kind = piece.charAt(0).toLowerCase() + piece.slice(1);
    return { kind, capital: kind !== piece };
  });
  parsed.set(template, parts);
  return parts;
}

function wordFor(
  chance: Chance,
  story: Story,
  { kind, capital }: { kind: string; capital: boolean },
): string {
  const word = makeWord(chance, story, kind);
  return capital ? capitalised(word) : word;
}

function makeWord(chance: Chance, story: Story, kind: string): string {
  if (kind in story) return story[kind as keyof Story]; // just looked whether it is one
  if (kind === 'surname') return story.person.split(' ')[1] ?? story.person;
  if (kind === 'town') return makePlace(chance);
  if (kind === 'year') return String(chance.between(1950, 2025));
  if (kind === 'number') return makeNumber(chance);
  if (kind === 'few') return String(chance.between(2, 40));
  const list = WORDS[kind.replace(/\d$/, '') as WordKind]; // the templates above ask for nothing else: tested
  return chance.pick(list);
}

function makeNumber(chance: Chance): string {
  const number = chance.logNormal({ median: 60, spread: 1.6, least: 2, most: 90_000 });
  return number < 1000
    ? String(number)
    : `${Math.floor(number / 1000)},${String(number % 1000).padStart(3, '0')}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
