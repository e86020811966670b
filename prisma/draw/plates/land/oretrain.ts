import { bump, mix, random, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Point, Shape } from '../../shapes';
import { below, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** A train without an end, and a waiting room. */
export function oretrain(): Plate {
  const plate = new Plate();
  sky(plate, 420, 0.3, 0.05);
  land(
    plate,
    below((x) => 404 - 34 * bump(240, 160, x) - 20 * bump(520, 90, x), 430),
    0.4,
    4,
  );
  flats(plate, 420, 0.12, 0.24, 16);
  train(plate);
  const hut = curve(
    points('400,860 396,640 404,570 440,540 700,534 900,544 940,576 946,650 944,860'),
    false,
    6,
  );
  plate
    .flat(points('930,600 1290,820 1260,872 930,872'), 's')
    .screen(points('936,620 1290,830 1250,868 936,868'), { tone: 0.8, pitch: 12, angle: 0.1 });
  plate.solid(hut, { tone: (x) => 0.14 + 0.5 * smooth(780, 940, x), pitch: 13, step: 20 }, 8, 9);
  const r = random(6);
  plate.stroke(
    times(36, (i) =>
      ring(
        placed(
          440 + (i % 9) * 56 + (Math.floor(i / 9) % 2) * 26,
          600 + Math.floor(i / 9) * 68,
          1,
          r(),
        )(disc(0, 0, 15 + r() * 9, 11 + r() * 5, 8)),
      ),
    ),
    3,
  );
  plate.flat(points('372,548 420,500 920,500 972,548'), 'g', 7);
  plate
    .flat(rect(610, 636, 128, 226), 'y', 8)
    .stroke(rect(610, 636, 128, 226), 7)
    .stroke(points('674,640 674,860'), 4)
    .flat(disc(722, 756, 9));
  plate.solid(rect(800, 640, 76, 70), { tone: 0.9, pitch: 12 }, 6, 5);
  plate.flat([rect(428, 780, 156, 18), rect(446, 796, 14, 64), rect(552, 796, 14, 64)], 'g', 5);
  return plate.stroke(points('340,864 1010,864'), 9);
}

/** Wagons on a straight line that runs from the right edge to a point on the horizon. */
function train(plate: Plate): void {
  const at = (z: number): Point => [-120 + 1900 / z, 416 - 150 / z];
  const foot = (z: number): number => 420 + 60 / z;
  const wagons: (readonly [number, number])[] = times(
    64,
    (i) => [1.08 + i * 0.16, 1.08 + i * 0.16 + 0.14] as const,
  ).filter(([z]) => at(z)[0] > -10);
  plate.stroke(
    [
      [1520, foot(1.14)],
      [-20, foot(18)],
    ],
    5,
  );
  plate.flat(
    wagons.map(([a, b]): Shape => [
      [at(a)[0], foot(a) - 14 / a],
      [at(a)[0], at(a)[1] + 40 / a],
      [at(b)[0], at(b)[1] + 40 / b],
      [at(b)[0], foot(b) - 14 / b],
    ]),
    'g',
    3,
  );
  plate.flat(
    wagons.map(([a, b]): Shape => [
      [at(a)[0] - 8 / a, at(a)[1] + 44 / a],
      [(at(a)[0] * 2 + at(b)[0]) / 3, at(a)[1] + 16 / a],
      [(at(a)[0] + at(b)[0] * 2) / 3, at(b)[1] + 16 / b],
      [at(b)[0] + 8 / b, at(b)[1] + 44 / b],
    ]),
    'g',
  );
  for (const [a, b] of wagons.filter(([a]) => a < 4))
    plate.flat(
      [0.22, 0.78].map((s) => disc(mix(at(a)[0], at(b)[0], s), foot(a) - 8 / a, 17 / a, 17 / a, 14)),
      'g',
      2,
    );
}
