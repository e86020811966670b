import type { Place, Shape } from './shapes';
import { points } from './shapes';

// Digits as strokes in a box of 10 × 16: type in a picture would depend on the fonts of the reader.
const DIGITS: Record<string, string> = {
  '0': '2,0 8,0 10,3 10,13 8,16 2,16 0,13 0,3 2,0',
  '1': '2,3 6,0 6,16',
  '2': '0,3 2,0 8,0 10,3 10,6 0,16 10,16',
  '3': '0,1 9,0 4,6 8,7 10,10 9,14 6,16 2,16 0,14',
  '4': '8,16 8,0 0,11 10,11',
  '5': '9,0 1,0 0,7 6,6 10,9 10,13 7,16 2,16 0,14',
  '6': '8,0 3,3 0,9 0,13 2,16 8,16 10,13 10,10 8,8 3,8 0,11',
  '7': '0,0 10,0 4,16',
  '8': '5,7 1,5 1,2 3,0 7,0 9,2 9,5 5,7 1,9 0,13 2,16 8,16 10,13 9,9 5,7',
  '9': '2,16 7,13 10,7 10,3 8,0 2,0 0,3 0,6 2,8 7,8 10,5',
  t: '4,0 4,5 1,5 8,5 4,5 4,14 6,16 9,15',
  ' ': '0,16 0,16',
};

/** A short number in strokes, its left upper corner at 0,0 of `place`. */
export function figures(written: string, place: Place): Shape[] {
  return Array.from(written, (digit, i) =>
    place(points(DIGITS[digit] ?? '0,0 10,16').map(([x, y]) => [x + i * 14, y])),
  );
}
