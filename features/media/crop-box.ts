import type { Frames } from '@/features/media/schema';

/** The shapes that search engines and share cards ask for, as names of their own. */
export const RATIOS = { '16x9': 16 / 9, '4x3': 4 / 3, '1x1': 1 } as const;
export type Ratio = keyof typeof RATIOS;
export const RATIO_NAMES = Object.keys(RATIOS) as Ratio[]; // the keys of a constant

/** A point of a picture that must stay in sight, as shares of its width and height from 0 to 1. */
export interface Focus {
  focalX: number;
  focalY: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Box extends Size {
  left: number;
  top: number;
}

/**
 * The part of a picture that has a ratio, as near to its focus as the edges let it be: the largest there is, or `share` of
 * it in each direction. In whole pixels.
 */
export function cropBox({ width, height }: Size, { focalX, focalY }: Focus, ratio: number, share = 1): Box {
  const part = (largest: number) => Math.max(1, Math.round(largest * share));
  const wide = part(Math.min(width, Math.round(height * ratio)));
  const high = part(Math.min(height, Math.round(width / ratio)));
  const start = (whole: number, length: number, focus: number) =>
    Math.round(Math.min(Math.max(focus * whole - length / 2, 0), whole - length));
  return { left: start(width, wide, focalX), top: start(height, high, focalY), width: wide, height: high };
}

/** What a ratio shows: its own frame where it has one, else as much as it can around the picture's focus. */
export function aimOf(ratio: Ratio, focus: Focus, frames: Frames): Focus & { share: number } {
  const own = frames[ratio];
  return own ? { focalX: own.x, focalY: own.y, share: own.share } : { ...focus, share: 1 };
}
