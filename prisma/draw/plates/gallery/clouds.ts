import { bump, noise, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, sky } from '../../scenery';
import type { Point, Shape } from '../../shapes';
import { below, curve, disc, placed, points, rect, times } from '../../shapes';

// One mountain over the sea, four clouds that tell the weather.
const SEA = 800;
const RIDGE = (x: number): number =>
  SEA -
  430 * bump(770, 210, x) -
  220 * bump(400, 170, x) -
  240 * bump(1130, 190, x) -
  40 +
  14 * noise(x / 60, 0, 7);

export function cloudcap(): Plate {
  return coast((plate) => {
    const cap = curve(points('440,380 560,290 770,226 980,290 1110,384 960,366 770,350 580,366'), true);
    plate.solid(
      cap,
      {
        tone: (_, y) => 0.12 + 0.5 * smooth(280, 380, y),
        relief: (x) => -150 * bump(770, 300, x),
        pitch: 13,
        step: 20,
      },
      7,
      12,
    );
  });
}

export function cloudcomb(): Plate {
  return coast((plate) => {
    const tooth = curve(points('0,0 40,-80 130,-190 196,-238 150,-160 52,4'), true, 5);
    const teeth = times(9, (i) => placed(520 + i * 82, 322 - i * 8)(tooth));
    plate.flat(teeth, 's', 9).flat(teeth);
    plate.flat(teeth.map(placed(22, 12)), 's');
  });
}

export function cloudsheep(): Plate {
  return coast(() => undefined, {
    behind: (plate) =>
      times(7, (i) =>
        sheep(plate, 130 + i * 208, 330 + 26 * noise(i * 1.7, 0, 3), 66 + 12 * noise(i * 2.3, 0, 8)),
      ),
  });
}

export function cloudtable(): Plate {
  return coast(
    (plate) => {
      const bar = curve(points('250,452 300,392 700,372 1240,388 1330,430 1310,486 800,506 320,500'), true);
      plate.solid(bar, { tone: (_, y) => 0.1 + 0.72 * smooth(400, 496, y), pitch: 13, step: 30 }, 7, 12);
    },
    { top: 450 },
  );
}

interface Weather {
  behind?: (plate: Plate) => unknown;
  /** What is higher is hidden. */
  top?: number;
}

function coast(cloud: (plate: Plate) => unknown, { behind, top = 0 }: Weather = {}): Plate {
  const plate = new Plate();
  sky(plate, SEA, 0.34, 0.12);
  behind?.(plate);
  const mountain = below((x) => Math.max(top, RIDGE(x)), SEA);
  plate.solid(mountain, { tone: shade, angle: 0.9, pitch: 13, step: 24 }, 4, 4);
  cloud(plate);
  flats(plate, SEA, 0.62, 0.4, 12);
  plate.flat(
    below((x) => SEA + 6 - 34 * bump(760, 420, x) + 6 * noise(x / 50, 0, 4), SEA + 8, 20),
    'g',
    4,
  );
  houses(plate);
  return plate;
}

function shade(x: number, y: number): number {
  return (
    0.5 +
    0.34 * smooth(760, 860, x - (y - 370) * 0.16) * smooth(1100, 900, x) +
    0.3 * smooth(1130, 1200, x) +
    0.12 * noise(x / 90, y / 90, 3)
  );
}

function houses(plate: Plate): void {
  const row = [560, 640, 706, 792, 872, 960].map((x, i) =>
    rect(x, SEA - 56 - (i % 3) * 14, 52 + (i % 2) * 16, 60 + (i % 3) * 14),
  );
  plate.flat(row, 's', 4);
  plate.stroke(
    row.map((house) => [...house, ...house.slice(0, 2)]),
    4,
  );
  plate.flat([580, 658, 826, 890, 982].map((x) => rect(x, SEA - 36, 13, 18)));
  plate.flat(rect(712, SEA - 66, 40, 44)).flat(rect(717, SEA - 61, 30, 34), 'y');
}

/** A small round cloud: a heap of discs with one outline. */
function sheep(plate: Plate, x: number, y: number, size: number): void {
  const heap = [
    [-0.8, 0.2, 0.5],
    [-0.3, -0.3, 0.62],
    [0.4, -0.2, 0.6],
    [0.85, 0.24, 0.46],
    [0, 0.3, 0.6],
  ].map(([u = 0, v = 0, r = 0]) => disc(x + u * size, y + v * size, r * size, r * size, 16));
  plate.flat(heap, 'g', 12);
  plate.flat(
    heap.map((part) => part.map(([u, v]): Point => [u + (x - u) * 0.07, v + (y - v) * 0.09 - 1])),
    's',
  );
  plate.stroke(
    [0.28, 0.46, 0.62].map((v): Shape => [
      [x - size * (1.1 - v * 0.4), y + size * v],
      [x + size * (1.1 - v * 0.4), y + size * v],
    ]),
    4,
  );
}
