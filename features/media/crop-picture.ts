import sharp from 'sharp';

/** The shapes that search engines and share cards ask for, as names of their own. */
export const RATIOS = { '16x9': 16 / 9, '4x3': 4 / 3, '1x1': 1 } as const;
export type Ratio = keyof typeof RATIOS;

/** A point of a picture that must stay in sight, as shares of its width and height from 0 to 1. */
export interface Focus {
  focalX: number;
  focalY: number;
}

interface Size {
  width: number;
  height: number;
}

export interface MadeCrop extends Size {
  ratio: Ratio;
  content: Buffer;
}

const WIDEST = 1200;

/** The largest part of a picture that has a ratio, as near to its focus as the edges let it be. In whole pixels. */
export function cropBox(
  { width, height }: Size,
  { focalX, focalY }: Focus,
  ratio: number,
): Size & { left: number; top: number } {
  const wide = Math.max(1, Math.min(width, Math.round(height * ratio)));
  const high = Math.max(1, Math.min(height, Math.round(width / ratio)));
  const start = (whole: number, part: number, focus: number) =>
    Math.round(Math.min(Math.max(focus * whole - part / 2, 0), whole - part));
  return { left: start(width, wide, focalX), top: start(height, high, focalY), width: wide, height: high };
}

/** The picture in each ratio around its focus, at most 1,200 pixels wide, as JPEG: whoever shows a share card reads that. */
export async function makeCrops(content: Buffer, size: Size, focus: Focus): Promise<MadeCrop[]> {
  const crops: MadeCrop[] = [];
  for (const ratio of Object.keys(RATIOS) as Ratio[]) {
    // the keys of a constant
    const box = cropBox(size, focus, RATIOS[ratio]);
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
