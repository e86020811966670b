import sharp from 'sharp';
import { canSet, fitHeadline, outlineOf, widthOf } from '@/features/seo/share/set-text';
import { languageName, stampOf } from '@/lib/locale';

/** What a share image shows. `picture` are the bytes of one that may be shown; without it the language's letter stands. */
export interface ShareStory {
  siteName: string;
  headline: string;
  outlet: string | null;
  language: string | null;
  picture: Buffer | null;
}

export const SHARE_SIZE = { width: 1200, height: 630 } as const;

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

/** 1200 × 630 pixels in the two inks: our headline, the seam, and the source's side with its picture or its letter. */
export async function drawShareImage(story: ShareStory): Promise<Buffer> {
  const { width, height } = SHARE_SIZE;
  const picture = story.picture && (await fit(story.picture));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="#fff"/><rect x="${SEAM}" width="${width - SEAM}" height="${height}" fill="${SHEET}"/>
${picture ? '' : letterOf(story)}${headlineOf(story)}${labelsOf(story)}</svg>`;
  const bars = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${SEAM}" height="${BAR}" fill="${INK}"/><rect x="${SEAM}" width="${width - SEAM}" height="${BAR}" fill="${SRC}"/>
<rect x="${SEAM}" width="5" height="${height}" fill="${SRC}"/></svg>`;
  const layers = picture ? [{ input: picture, left: SEAM, top: 0 }] : [];
  return sharp(Buffer.from(svg))
    .composite([...layers, { input: Buffer.from(bars), left: 0, top: 0 }])
    .png({ palette: !picture, compressionLevel: 9 })
    .toBuffer();
}

function fit(picture: Buffer): Promise<Buffer> {
  return sharp(picture, { limitInputPixels: 60_000_000 })
    .rotate()
    .resize({ width: SHARE_SIZE.width - SEAM, height: SHARE_SIZE.height, fit: 'cover' })
    .toBuffer();
}

function headlineOf({ headline }: ShareStory): string {
  const { size, lines } = fitHeadline({ text: headline, ...HEADLINE });
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
  const own = { face: 'headline', text: siteName, x: EDGE, y, size: 40, fill: INK } as const;
  if (!outlet || !language) return outlineOf(own);
  const from = `${canSet('label', outlet) ? outlet : 'An outlet'}, ${languageName(language)}`;
  return (
    outlineOf(own) + outlineOf({ face: 'label', text: from, x: EDGE, y: y - 52, size: LABEL, fill: SRC })
  );
}

function letterOf({ language }: ShareStory): string {
  const letter = language ? stampOf(language) : 'ß';
  const face = canSet('stamp', letter) ? 'stamp' : 'headline';
  const size = 360;
  const x = SEAM + (SHARE_SIZE.width - SEAM - widthOf(face, letter, size)) / 2;
  return outlineOf({ face, text: letter, x, y: 440, size, fill: SRC });
}
