import { figures } from '../../figures';
import { noise, random } from '../../noise';
import { Plate } from '../../plate';
import type { Shape } from '../../shapes';
import { disc, placed, points, rect, ring, times } from '../../shapes';

/** Nine floods on the wall of a shop. */
export function floodmarks(): Plate {
  const plate = new Plate();
  plate.screen(rect(-10, -10, 1520, 1020), { tone: 0.1, pitch: 16 });
  bricks(plate);
  plate.flat(points('-10,-10 1510,-10 1510,60 -10,110'), 'g', 8);
  plate
    .screen(rect(-10, 900, 1520, 120), {
      pitch: 12,
      step: 26,
      tone: (x, y) => 0.4 + 0.2 * noise(x / 90, y / 20, 5),
      relief: (x, y) => 8 * noise(x / 120, y / 60, 3),
    })
    .stroke(points('-10,900 1510,900'), 9);
  shutter(plate);
  plate
    .flat(rect(860, 300, 330, 606), 's', 10)
    .stroke(points('870,906 870,310 1180,310 1180,906'), 18)
    .flat(rect(838, 268, 374, 44), 'g', 8);
  plate
    .screen(rect(888, 328, 274, 572), { tone: 0.62, pitch: 13, angle: Math.PI / 2 })
    .stroke(points('1025,328 1025,900'), 8)
    .flat(disc(1060, 620, 13), 's');
  plate
    .flat(rect(1256, 150, 40, 756), 's', 8)
    .stroke(ring(rect(1256, 150, 40, 756)), 6)
    .flat(times(9, (i) => rect(1256, 190 + i * 80, 40, 40)));
  const marks = [
    [1948, 669, 640],
    [1954, 458, 1330],
    [1971, 512, 640],
    [1975, 565, 640],
    [1978, 585, 1330],
    [1987, 408, 1330],
    [2001, 612, 640],
    [2016, 362, 1330],
  ] as const;
  for (const [year, y, x] of marks) mark(plate, y, year, x);
  plate.flat(rect(600, 204, 880, 30), 'y', 8).stroke(ring(rect(600, 204, 880, 30)), 5);
  plate.flat(rect(1316, 138, 170, 62), 's', 2);
  return plate.stroke(figures('2021', placed(1334, 146, 2.6)), 9);
}

function mark(plate: Plate, y: number, year: number, x: number): void {
  const [from, to] = x > 1000 ? [1216, 1490] : [610, 838];
  plate.flat(rect(from + 4, y - 40, to - from - 8, 48), 's').stroke(
    [
      [from, y],
      [to, y],
    ],
    11,
    'g',
    4,
  );
  plate.stroke(figures(String(year), placed(x + 22, y - 38, 1.75)), 5.5);
}

function bricks(plate: Plate): void {
  const r = random(3);
  const joints: Shape[] = [];
  const dark: Shape[] = [];
  for (let row = 0; row < 20; row++) {
    const y = 100 + row * 40;
    joints.push([
      [-10, y],
      [1510, y],
    ]);
    for (let k = 0; k < 15; k++) {
      const x = k * 108 + (row % 2) * 54 - 20;
      joints.push([
        [x, y],
        [x, y + 40],
      ]);
      if (r() < 0.24) dark.push(rect(x + 5, y + 5, 98, 30));
    }
  }
  plate.screen(dark, { tone: 0.5, pitch: 10 }).stroke(joints, 3);
}

function shutter(plate: Plate): void {
  plate.flat(rect(120, 330, 380, 400), 's', 12).stroke(ring(rect(130, 340, 360, 380)), 18);
  for (const x of [152, 316])
    plate.screen(rect(x, 362, 152, 336), { tone: 0.7, pitch: 22 }).stroke(ring(rect(x, 362, 152, 336)), 7);
  plate.flat([rect(100, 726, 420, 30), rect(110, 300, 400, 34)], 'g', 6);
}
