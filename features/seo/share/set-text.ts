import { faceOf, isSettable, type Face, type Setting } from '@/features/seo/share/choose-face';

/** A line of text: where its baseline begins, its size in pixels and its colour. */
export interface Line {
  face: Face;
  text: string;
  x: number;
  y: number;
  size: number;
  fill: string;
}

/** The text as outlines, so that it looks the same wherever it is drawn. Its letters must all be there (`canSet`). */
export function outlineOf({ face, text, x, y, size, fill }: Line): string {
  let pen = x;
  const paths = inOrder(face, text).flatMap(({ font, text: run }) => {
    const scale = size / font.unitsPerEm;
    const { glyphs, positions } = font.layout(run);
    return glyphs.map((glyph, at) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
      const left = pen + xOffset * scale;
      pen += xAdvance * scale;
      return `<path transform="translate(${left.toFixed(1)} ${(y - yOffset * scale).toFixed(1)}) scale(${scale.toFixed(4)} ${(-scale).toFixed(4)})" d="${glyph.path.toSVG()}"/>`;
    });
  });
  return `<g fill="${fill}">${paths.join('')}</g>`;
}

/** Whether a text can be set as it is meant: every letter is in one of the faces, and its directions are clear. */
export function canSet(face: Face, text: string): boolean {
  return isSettable(face, text);
}

/** How wide a text is, in pixels. */
export function widthOf(face: Face, text: string, size: number): number {
  const runs = faceOf(face, text);
  return runs.reduce(
    (sum, { font, text: run }) => sum + (font.layout(run).advanceWidth * size) / font.unitsPerEm,
    0,
  );
}

interface Fitting {
  face?: Face;
  text: string;
  width: number;
  /** Sizes to try, largest first, each with the most lines it may take. */
  sizes: readonly (readonly [size: number, lines: number])[];
}

/**
 * The largest of some sizes at which a text fits, in lines; at the smallest it is cut, and says so. No lines for what can't
 * be set, or has words wider than the line: half a name is worse than none.
 */
export function fitText({ face = 'headline', text, width, sizes }: Fitting): {
  size: number;
  lines: string[];
} {
  const [last, most] = sizes.at(-1) ?? [48, 5];
  const words = text.split(/\s+/).filter(Boolean);
  const fits = (size: number) => words.every((word) => widthOf(face, word, size) <= width);
  if (!canSet(face, text) || !fits(last)) return { size: last, lines: [] };
  for (const [size, lines] of sizes) {
    const broken = breakLines({ face, words, width, size });
    if (broken.length <= lines && fits(size)) return { size, lines: broken };
  }
  const lines = breakLines({ face, words, width, size: last }).slice(0, most);
  return {
    size: last,
    lines: lines.map((line, at) => (at === most - 1 ? cutLine({ face, line, width, size: last }) : line)),
  };
}

function breakLines({
  face,
  words,
  width,
  size,
}: {
  face: Face;
  words: string[];
  width: number;
  size: number;
}) {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : word;
    if (lines.length > 0 && widthOf(face, longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function cutLine({
  face,
  line,
  width,
  size,
}: {
  face: Face;
  line: string;
  width: number;
  size: number;
}): string {
  let kept = line;
  while (kept && widthOf(face, `${kept} …`, size) > width)
    kept = kept.slice(0, Math.max(0, kept.lastIndexOf(' ')));
  return `${kept} …`.trim();
}

/** Runs in the order in which they are seen: of what is written to the left, the last comes first. */
function inOrder(face: Face, text: string): Setting[] {
  const seen: Setting[] = [];
  const leftward: Setting[] = [];
  for (const run of faceOf(face, text)) {
    if (run.leftward) {
      leftward.unshift(run);
      continue;
    }
    seen.push(...leftward.splice(0), run);
  }
  return [...seen, ...leftward];
}
