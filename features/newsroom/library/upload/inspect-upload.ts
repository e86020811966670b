import sharp from 'sharp';
import { reasonOf, Refusal } from '@/lib/errors';

/** A picture of the library has at most this many pixels. */
export const MOST_PIXELS = 40_000_000;
const LEAST_SIDE = 120;

const KINDS = ['jpeg', 'png', 'webp', 'gif'];

/**
 * Recognises a picture by its content, whatever it is called, and decodes it whole: what is cut off is refused now rather
 * than found out by a reader. Nothing larger than `MOST_PIXELS` is decoded at all. Refusal `invalid`.
 */
export async function inspectUpload(content: Buffer): Promise<void> {
  const start = content.toString('latin1', 0, 1000);
  if (/^\W{0,6}</.test(start) && /<svg[\s>]/i.test(start))
    throw refused('SVG files are not taken: they can carry programs. Send the picture as PNG or WebP.');
  const { format, compression, autoOrient } = await readHeader(content);
  if (!KINDS.includes(format) && !(format === 'heif' && compression === 'av1'))
    throw refused(`This is a file of type ${format}. JPEG, PNG, WebP, AVIF and GIF are taken.`);
  const { width, height } = autoOrient;
  if (width * height > MOST_PIXELS) throw tooManyPixels(`${width} × ${height}`);
  if (Math.min(width, height) < LEAST_SIDE)
    throw refused(
      `The picture is ${width} × ${height} pixels. Its short side must have at least ${LEAST_SIDE}.`,
    );
  await sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
    .stats()
    .catch((error: unknown) => {
      throw refused(`The picture is damaged or was cut off: ${firstLine(error)}`);
    });
}

async function readHeader(content: Buffer) {
  if (content.length === 0) throw refused('The file is empty: it is not a picture.');
  return sharp(content, { limitInputPixels: MOST_PIXELS })
    .metadata()
    .catch((error: unknown) => {
      if (reasonOf(error).includes('exceeds pixel limit')) throw tooManyPixels('more');
      throw refused('This is not a picture that we can read. JPEG, PNG, WebP, AVIF and GIF are taken.');
    });
}

function tooManyPixels(size: string): Refusal {
  return refused(
    `The picture has more than 40 megapixels (${size} pixels). Make it smaller, for example 7,300 × 5,400, and send it again.`,
  );
}

function refused(message: string): Refusal {
  return new Refusal('invalid', message, 'file');
}

function firstLine(error: unknown): string {
  return reasonOf(error).split('\n', 1)[0]?.slice(0, 120) ?? '';
}
