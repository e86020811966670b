import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

const OWN = {
  headline: 'features/seo/share/piazzolla-650.woff2',
  label: 'features/seo/share/familjen-600.woff2',
  stamp: 'public/fonts/stamps.2f876c2f.woff2',
} as const;
export type Face = keyof typeof OWN;

const more = (...names: string[]) => names.map((name) => `features/seo/share/faces/${name}.woff2`);
const SERIF = [
  ...more('piazzolla-latin-ext', 'piazzolla-vietnamese', 'piazzolla-cyrillic', 'piazzolla-cyrillic-ext'),
  ...more('piazzolla-greek', 'piazzolla-greek-ext'),
  ...more('noto-arabic', 'noto-hebrew', 'noto-thai', 'noto-devanagari', 'noto-georgian', 'noto-armenian'),
];
// The first that has a letter draws it. What none of them has (Chinese, Japanese, Korean: megabytes each) is not drawn.
const FILES: Readonly<Record<Face, readonly string[]>> = {
  headline: [OWN.headline, ...SERIF],
  label: [OWN.label, ...more('familjen-latin-ext', 'familjen-vietnamese'), OWN.headline, ...SERIF],
  stamp: [OWN.stamp, OWN.headline, ...SERIF],
};

/** Letters that stand together, set in one font. */
export interface Setting {
  font: Font;
  text: string;
  /** Whether it, and what stands between it and its like, is read from right to left. */
  leftward: boolean;
}

type Direction = 'left' | 'right' | 'none';

const LEFTWARD =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const fonts = new Map<string, Font>();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Whether a text can be set: each letter is in one of the fonts, and it does not take the whole Unicode algorithm to say
 * which way it runs, as of a text that begins from the right, or with digits and brackets among what is read from there.
 */
export function isSettable(face: Face, text: string): boolean {
  const runs = runsIn(face, text);
  if (!runs?.some(({ direction }) => direction === 'left')) return runs !== null;
  const first = runs.find(({ direction }) => direction !== 'none');
  return first?.direction === 'right' && !runs.some(isBesideDigits) && gapsIn(runs).every(isPlain);
}

/** A line of a text that can be set, cut into runs of one font each, in the order in which it is written. */
export function faceOf(face: Face, line: string): Setting[] {
  const runs = runsIn(face, line) ?? [];
  for (const gap of gapsIn(runs)) for (const run of gap) run.leftward = true;
  return runs;
}

type Run = Setting & { direction: Direction };

function runsIn(face: Face, text: string): Run[] | null {
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(
    text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' '),
  )) {
    const direction = directionOf(segment);
    const font = fontFor(face, segment);
    if (!font) return null;
    const last = runs.at(-1);
    if (last && last.font === font && last.direction === direction) last.text += segment;
    else runs.push({ font, text: segment, direction, leftward: direction === 'left' });
  }
  return runs;
}

/** What stands between two runs that are read from the right: it belongs to them. */
function gapsIn(runs: readonly Run[]): Run[][] {
  return runs.flatMap(({ direction }, at) => {
    if (direction !== 'left') return [];
    const next = runs.findIndex((run, later) => later > at && run.direction !== 'none');
    return runs[next]?.direction === 'left' ? [runs.slice(at + 1, next)] : [];
  });
}

/** Nothing that would be mirrored. */
function isPlain(gap: readonly Run[]): boolean {
  return gap.every(({ text }) => /^[\s,.;:–—-]*$/.test(text));
}

function isBesideDigits({ direction }: { direction: Direction }, at: number, runs: readonly Run[]): boolean {
  if (direction !== 'left') return false;
  return /^[\s\p{P}]*\p{N}/u.test(textAfter(runs, at)) || /\p{N}[\s\p{P}]*$/u.test(textBefore(runs, at));
}

function textAfter(runs: readonly Run[], at: number): string {
  return runs
    .slice(at + 1, at + 4)
    .map(({ text }) => text)
    .join('');
}

function textBefore(runs: readonly Run[], at: number): string {
  return runs
    .slice(Math.max(0, at - 3), at)
    .map(({ text }) => text)
    .join('');
}

function directionOf(grapheme: string): Direction {
  if (LEFTWARD.test(grapheme)) return 'left';
  return /[\p{L}\p{N}]/u.test(grapheme) ? 'right' : 'none';
}

function fontFor(face: Face, grapheme: string): Font | null {
  for (const file of FILES[face]) {
    const font = fontIn(file);
    if (Array.from(grapheme).every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)))
      return font;
  }
  return null;
}

function fontIn(file: string): Font {
  const known = fonts.get(file);
  if (known) return known;
  const opened = create(readFileSync(join(/*turbopackIgnore: true*/ process.cwd(), file)));
  if (!('layout' in opened)) throw new TypeError(`${file} holds several fonts`);
  fonts.set(file, opened);
  return opened;
}
