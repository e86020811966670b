import sharp from 'sharp';
import { canSet, fitText, outlineOf, widthOf } from '@/features/seo/share/set-text';
import { languageName, stampOf } from '@/lib/locale';

/** What a share image shows. `picture` is one that may be shown; without it the language's letter stands. */
export interface ShareStory {
  siteName: string;
  headline: string;
  outlet: string | null;
  language: string | null;
  picture: { bytes: Buffer; credit: string } | null;
}

export const SHARE_SIZE = { width: 1200, height: 630 } as const;
/** What messengers still fetch: some take no picture of 300 KB or more. */
export const MOST_BYTES = 300_000;

const INK = '#111816';
const SRC = '#005e48';
const SHEET = '#e2f2ea';
const SEAM = 720;
const BAR = 14;
const EDGE = 56;
const LABEL = 30;
const HEADLINE = {
  width: SEAM - 2 * EDGE + 16,
  sizes: [
    [84, 3],
    [72, 4],
    [60, 5],
    [52, 6],
  ],
} as const;
const CREDIT = {
  face: 'label',
  width: SHARE_SIZE.width - SEAM - 40,
  sizes: [
    [22, 1],
    [18, 2],
    [15, 3],
  ],
} as const;
// Lettering is sharp in the first; a photograph of leaves and gravel may need the last.
const QUALITIES = [86, 78, 68, 55, 40, 25];

/** 1200 × 630 pixels in the two inks: our headline, the seam, and the source's side with its credited picture or its letter. */
export async function drawShareImage(story: ShareStory): Promise<Buffer> {
  const { width, height } = SHARE_SIZE;
  const credit = story.picture ? creditOf(story.picture.credit) : null;
  const picture = story.picture && credit !== null ? await fit(story.picture.bytes) : null;
  const own = story.headline && headlineOf(story);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="#fff"/><rect x="${SEAM}" width="${width - SEAM}" height="${height}" fill="${SHEET}"/>
${picture ? '' : letterOf(story)}${own}${labelsOf(story)}</svg>`;
  const bars = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
${picture ? (credit ?? '') : ''}<rect width="${SEAM}" height="${BAR}" fill="${INK}"/><rect x="${SEAM}" width="${width - SEAM}" height="${BAR}" fill="${SRC}"/>
<rect x="${SEAM}" width="5" height="${height}" fill="${SRC}"/></svg>`;
  const layers = picture ? [{ input: picture, left: SEAM, top: 0 }] : [];
  const drawn = await sharp(Buffer.from(svg))
    .composite([...layers, { input: Buffer.from(bars), left: 0, top: 0 }])
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
  return squeeze(drawn);
}

async function squeeze(drawn: Buffer): Promise<Buffer> {
  let image = drawn;
  for (const quality of QUALITIES) {
    const chromaSubsampling = quality > 70 ? '4:4:4' : '4:2:0';
    image = await sharp(drawn).jpeg({ quality, mozjpeg: true, chromaSubsampling }).toBuffer();
    if (image.length < MOST_BYTES) break;
  }
  return image;
}

function fit(picture: Buffer): Promise<Buffer> {
  return sharp(picture, { limitInputPixels: 60_000_000 })
    .rotate()
    .resize({ width: SHARE_SIZE.width - SEAM, height: SHARE_SIZE.height, fit: 'cover' })
    .toBuffer();
}

/** Whose picture it is, on a strip at its foot; null when that can't be set, and then the picture can't be shown. */
function creditOf(credit: string): string | null {
  const { size, lines } = fitText({ ...CREDIT, text: credit });
  if (lines.length === 0) return null;
  const { width, height } = SHARE_SIZE;
  const deep = lines.length * size * 1.3 + 14;
  const strip = `<rect x="${SEAM}" y="${height - deep}" width="${width - SEAM}" height="${deep}" fill="${INK}" fill-opacity=".82"/>`;
  const words = lines.map((text, at) => {
    const y = height - deep + 7 + size * (0.98 + at * 1.3);
    return outlineOf({ face: 'label', text, x: SEAM + 20, y, size, fill: '#fff' });
  });
  return strip + words.join('');
}

/** A headline of which a letter can't be drawn is left out: a name without it would be another name. */
function headlineOf({ headline }: ShareStory): string {
  const { size, lines } = fitText({ text: headline, ...HEADLINE });
  return lines
    .map((text, at) => {
      const y = EDGE + BAR + size * (0.86 + at * 1.06);
      return outlineOf({ face: 'headline', text, x: EDGE, y, size, fill: INK });
    })
    .join('');
}

/** At the foot of our side: whose story it is, and who tells it in English. */
function labelsOf({ siteName, outlet, language }: ShareStory): string {
  const y = SHARE_SIZE.height - EDGE;
  const own = canSet('headline', siteName)
    ? outlineOf({ face: 'headline', text: siteName, x: EDGE, y, size: 40, fill: INK })
    : '';
  if (!outlet || !language) return own;
  const named = `${outlet}, ${languageName(language)}`;
  const fits = canSet('label', named) && widthOf('label', named, LABEL) <= HEADLINE.width;
  const text = fits ? named : `An outlet, ${languageName(language)}`;
  return own + outlineOf({ face: 'label', text, x: EDGE, y: y - 52, size: LABEL, fill: SRC });
}

function letterOf({ language }: ShareStory): string {
  const letter = language ? stampOf(language) : 'ß';
  const face = 'stamp';
  const size = 360;
  const x = SEAM + (SHARE_SIZE.width - SEAM - widthOf(face, letter, size)) / 2;
  return outlineOf({ face, text: letter, x, y: 440, size, fill: SRC });
}
