import sharp from 'sharp';
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
 * The picture in each ratio, in its own frame or around the focus, at most 1,200 pixels wide, as JPEG: whoever shows a
 * share card reads that.
 */
export async function makeCrops(
  content: Buffer,
  { frames, ...size }: Size & Focus & { frames: Frames },
): Promise<MadeCrop[]> {
  const crops: MadeCrop[] = [];
  for (const ratio of RATIO_NAMES) {
    const { share, ...focus } = aimOf(ratio, size, frames);
    const box = cropBox(size, focus, RATIOS[ratio], share);
    const { data, info } = await sharp(content)
      .autoOrient()
      .extract(box)
      .resize({ width: Math.min(WIDEST, box.width) })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    crops.push({ ratio, width: info.width, height: info.height, content: data });
  }
  return crops;
}
