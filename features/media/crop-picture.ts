import sharp, { type Sharp } from 'sharp';
import {
  aimOf,
  cropBox,
  type Focus,
  RATIO_NAMES,
  RATIOS,
  type Ratio,
  type Size,
} from '@/features/media/crop-box';
import type { Frames } from '@/features/media/schema';

export interface MadeCrop extends Size {
  ratio: Ratio;
  content: Buffer;
}

const WIDEST = 1200;

/**
 * A drawing is painted once for all of its crops, and compressed the quick way: the demo has sixty of them on a first
 * start, and the thorough one takes four times as long for a sixth of the bytes.
 */
async function decodeOnce(content: Buffer): Promise<{ open: () => Sharp; isDrawing: boolean }> {
  const isDrawing = (await sharp(content).metadata()).format === 'svg';
  if (!isDrawing) return { open: () => sharp(content).autoOrient(), isDrawing };
  const { data, info } = await sharp(content).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { open: () => sharp(data, { raw: { width, height, channels } }), isDrawing };
}

/**
 * The picture in each ratio, in its own frame or around the focus, at most 1,200 pixels wide, as JPEG: whoever shows a
 * share card reads that.
 */
export async function makeCrops(
  content: Buffer,
  { frames, ...size }: Size & Focus & { frames: Frames },
): Promise<MadeCrop[]> {
  const { open, isDrawing } = await decodeOnce(content);
  const crops: MadeCrop[] = [];
  for (const ratio of RATIO_NAMES) {
    const { share, ...focus } = aimOf(ratio, size, frames);
    const box = cropBox(size, focus, RATIOS[ratio], share);
    const { data, info } = await open()
      .extract(box)
      .resize({ width: Math.min(WIDEST, box.width) })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80, mozjpeg: !isDrawing })
      .toBuffer({ resolveWithObject: true });
    crops.push({ ratio, width: info.width, height: info.height, content: data });
  }
  return crops;
}
