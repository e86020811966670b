import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { stripEnd } from '@/lib/text/strip-ends';

const FILES = {
  headline: 'features/seo/share/piazzolla-650.woff2',
  label: 'features/seo/share/familjen-600.woff2',
  stamp: 'public/fonts/stamps.2f876c2f.woff2',
} as const;
export type Face = keyof typeof FILES;

const fonts = new Map<Face, Font>();

/** A line of text: where its baseline begins, its size in pixels and its colour. */
export interface Line {
  face: Face;
  text: string;
  x: number;
  y: number;
  size: number;
  fill: string;
}

/** The text as outlines, so that it looks the same wherever it is drawn. Letters that the face lacks are left out. */
export function outlineOf({ face, text, x, y, size, fill }: Line): string {
  const font = fontOf(face);
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  let pen = 0;
  const paths = glyphs.map((glyph, at) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
    const left = x + (pen + xOffset) * scale;
    pen += glyph.id === 0 ? 0 : xAdvance;
    if (glyph.id === 0) return '';
    return `<path transform="translate(${left.toFixed(1)} ${(y - yOffset * scale).toFixed(1)}) scale(${scale.toFixed(4)} ${(-scale).toFixed(4)})" d="${glyph.path.toSVG()}"/>`;
  });
  return `<g fill="${fill}">${paths.join('')}</g>`;
}

/** Whether a face has a glyph for every letter of a text. */
export function canSet(face: Face, text: string): boolean {
  return Array.from(text).every((letter) => fontOf(face).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
}

/** How wide a text is, in pixels. */
export function widthOf(face: Face, text: string, size: number): number {
  const font = fontOf(face);
  return (font.layout(text).advanceWidth * size) / font.unitsPerEm;
}

interface Fitting {
  text: string;
  width: number;
  /** Sizes to try, largest first, each with the most lines it may take. */
  sizes: readonly (readonly [size: number, lines: number])[];
}

/** The largest of some sizes at which a headline fits, in lines; at the smallest it is cut, and says so. */
export function fitHeadline({ text, width, sizes }: Fitting): { size: number; lines: string[] } {
  for (const [size, most] of sizes) {
    const lines = breakLines(text, width, size);
    if (lines.length <= most) return { size, lines };
  }
  const [size = 48, most = 5] = sizes.at(-1) ?? [];
  const lines = breakLines(text, width, size).slice(0, most);
  return {
    size,
    lines: lines.map((line, at) => (at === most - 1 ? `${stripEnd(line, /\S/).trimEnd()} …` : line)),
  };
}

function breakLines(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : word;
    if (lines.length > 0 && widthOf('headline', longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function fontOf(face: Face): Font {
  const known = fonts.get(face);
  if (known) return known;
  const opened = create(readFileSync(join(process.cwd(), FILES[face])));
  if (!('layout' in opened)) throw new TypeError(`${FILES[face]} holds several fonts`);
  fonts.set(face, opened);
  return opened;
}
