import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { Fault, reasonOf } from '@/lib/errors';

/** One size of a picture, made. */
export interface MadeRendition {
  width: number;
  height: number;
  format: 'webp' | 'svg';
  content: Buffer;
}

/** What is known about a picture once it has been decoded. Sizes in pixels, after its orientation is applied. */
export interface ReadPicture {
  sha256: string;
  contentType: string;
  width: number;
  height: number;
  renditions: MadeRendition[];
}

const WIDTHS = [360, 720, 1080, 1500];
const SMALLEST = 120;
const MOST_PIXELS = 60_000_000;
const FORMATS: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heif: 'image/avif',
  svg: 'image/svg+xml',
};

/** What a file is known by. */
export function fingerprintOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Decodes a picture and makes the sizes that pages ask for, none wider than it is, for a preview the smallest alone; a
 * drawing of ours in SVG is every size.
 * Position data and other metadata stay behind. Fault `not-a-picture`, `picture-too-large`, `picture-too-small` (a tracking pixel, an icon).
 */
export async function makeRenditions(
  content: Buffer,
  { drawing = false, preview = false }: { drawing?: boolean; preview?: boolean } = {},
): Promise<ReadPicture> {
  const { format, width, height } = await readSize(content);
  const known = {
    sha256: fingerprintOf(content),
    contentType: FORMATS[format] ?? 'application/octet-stream',
    width,
    height,
  };
  if (drawing && format === 'svg') return { ...known, renditions: [{ width, height, format, content }] };
  const widths = preview ? widthsOf(width).slice(0, 1) : widthsOf(width);
  const renditions: MadeRendition[] = [];
  for (const wanted of widths) renditions.push(await makeSize(content, wanted));
  return { ...known, renditions };
}

/** The widths that pages ask for of a picture this wide: none wider than it is. */
export function widthsOf(width: number): number[] {
  const wanted = WIDTHS.filter((one) => one < width * 1.2 || one === WIDTHS[0]);
  return [...new Set(wanted.map((one) => Math.min(one, width)))];
}

async function readSize(content: Buffer): Promise<{ format: string; width: number; height: number }> {
  const { format, autoOrient } = await sharp(content, { limitInputPixels: MOST_PIXELS })
    .metadata()
    .catch((cause: unknown) => {
      const tooLarge = reasonOf(cause).includes('exceeds pixel limit');
      throw tooLarge
        ? new Fault('picture-too-large', 'The picture has more than 60 million pixels.', { cause })
        : new Fault('not-a-picture', 'The file is not a picture that we can read.', { cause });
    });
  if (!(format in FORMATS)) throw new Fault('not-a-picture', `Pictures of type ${format} are not taken.`);
  if (Math.min(autoOrient.width, autoOrient.height) < SMALLEST) {
    throw new Fault(
      'picture-too-small',
      'The picture is smaller than 120 pixels: an icon or a tracking pixel.',
    );
  }
  return { format, width: autoOrient.width, height: autoOrient.height };
}

/** A picture in one width, as WebP. Fault `not-a-picture`. */
export async function makeSize(content: Buffer, width: number): Promise<MadeRendition> {
  const { data, info } = await sharp(content, { limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize({ width })
    .webp({ quality: 76, effort: 4 })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new Fault('not-a-picture', 'The picture is damaged.', { cause });
    });
  return { width: info.width, height: info.height, format: 'webp', content: data };
}
