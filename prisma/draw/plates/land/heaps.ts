import { bump, mix, noise, random, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Place, Point, Shape } from '../../shapes';
import { below, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** Seven hives on the third terrace of a slag heap. */
export function slagheap(): Plate {
  const plate = new Plate();
  sky(plate, 900, 0.4, 0.06);
  const tower = placed(190, 812, 0.9);
  plate.stroke(
    [
      points('-50,0 -14,-190'),
      points('50,0 14,-190'),
      points('14,-160 130,0'),
      points('-36,-70 36,-70'),
      points('-26,-130 26,-130'),
    ].map(tower),
    6,
  );
  plate.stroke(
    [
      ring(tower(disc(-8, -206, 32, 32, 20))),
      ...[0, 1, 2].map((i) =>
        tower([
          [-8 - 32 * Math.cos(i * 1.05), -206 - 32 * Math.sin(i * 1.05)],
          [-8 + 32 * Math.cos(i * 1.05), -206 + 32 * Math.sin(i * 1.05)],
        ]),
      ),
    ],
    5,
  );
  plate.flat([tower(rect(84, -60, 120, 62)), tower(rect(-120, -36, 60, 38))]);
  land(
    plate,
    below((x) => 808 + 8 * noise(x / 90, 0, 4)),
    0.5,
    8,
  );
  const steps = [
    [250, 1600, 860, 1040],
    [400, 1480, 690, 870],
    [540, 1330, 480, 690],
    [650, 1200, 330, 480],
    [740, 1090, 200, 330],
  ];
  for (const [left = 0, right = 0, top = 0, foot = 0] of steps) slab(plate, left, right, top, foot);
  times(7, (i) => hive(plate, placed(524 + i * 132, 690, 1.32), i === 4));
  return plate;
}

/** A slope of slag under a level terrace. */
function slab(plate: Plate, left: number, right: number, top: number, foot: number): void {
  const drop = foot - top;
  const rough = (y: number, seed: number): number => 12 * noise(y / 40, 0, seed);
  const slope = curve(
    [
      [left, top],
      [left - drop * 0.45 + rough(top, 3), (top + foot) / 2],
      [left - drop * 0.8, foot],
      [right + drop * 0.8, foot],
      [right + drop * 0.45 + rough(top, 7), (top + foot) / 2],
      [right, top],
    ],
    true,
    1,
  );
  plate.flat(slope, 's', 7).screen(slope, {
    bare: true,
    angle: 1.25,
    pitch: 17,
    step: 34,
    tolerance: 1.8,
    tone: (x, y) =>
      mix(0.4, 0.86, smooth(left, right, x)) +
      0.16 * noise(x / 60, y / 50, 4) -
      0.25 * smooth(top + 30, top, y),
    relief: (x, y) => 6 * noise(x / 90, y / 120, 6),
  });
  plate
    .stroke(
      [
        [left - 10, top],
        [right + 10, top],
      ],
      12,
      's',
    )
    .stroke(
      [
        [left - 4, top + 6],
        [right + 4, top + 6],
      ],
      3,
    );
}

function hive(plate: Plate, at: Place, marked: boolean): void {
  const box = at(rect(-30, -88, 60, 76));
  plate.flat([box, at(rect(-38, -104, 76, 18))], 's', 9).flat(box, marked ? 'y' : 's');
  plate.stroke(ring(box), 6).stroke(at(points('-30,-50 30,-50')), 4);
  plate.flat([rect(-38, -104, 76, 18), rect(-26, -12, 10, 12), rect(16, -12, 10, 12), rect(-16, -26, 32, 8)].map(at));
}

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
