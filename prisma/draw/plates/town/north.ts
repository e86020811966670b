import { bump, noise, random, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Place, Point, Shape } from '../../shapes';
import { below, both, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** The arches of a reed hall; the first does not quite meet. */
export function reedhouse(): Plate {
  const plate = new Plate();
  const r = random(3);
  sky(plate, 800, 0.34, 0.06);
  land(
    plate,
    below((x) => 744 + 10 * noise(x / 120, 0, 5)),
    0.5,
    4,
  );
  for (const [x, size] of [
    [90, 1.1],
    [250, 0.8],
    [1330, 1],
    [1440, 1.25],
    [1210, 0.6],
  ] as const)
    tree(plate, x, 790, size, r);
  land(
    plate,
    below((x) => 790 + 14 * noise(x / 160, 0, 8)),
    0.1,
    12,
    5,
    8,
  );
  for (let k = 4; k >= 0; k--) {
    const at = placed(700 + k * 46, 900 - k * 26, 1 - k * 0.1);
    if (k === 4) plate.flat(at(arch(250, 640)), 'g');
    plate
      .flat(at(rib(1)), 's', 5)
      .screen(at(rib(1)), { tone: 0.4 + k * 0.12, pitch: 12, angle: 0.25 })
      .stroke(ring(at(rib(1))), 5);
    if (k > 0) {
      plate
        .flat(at(rib(-1)), 's', 5)
        .screen(at(rib(-1)), { tone: 0.4 + k * 0.12, pitch: 12, angle: -0.25 })
        .stroke(ring(at(rib(-1))), 5);
      plate.flat(at(points('-40,-668 40,-668 40,-600 -40,-600')));
    } else front(plate, at);
  }
  plate.stroke(
    times(40, () => placed(r() * 1500, 860 + r() * 130, 0.5 + r() * 0.5)(points('-8,-40 0,0 10,-34'))),
    3,
  );
  return plate;
}

/** Outline of one half of an arch of bundled reed, growing thinner upwards; `side` 1 is the right one. */
function rib(side: 1 | -1): Shape {
  const outer = times(13, (i): Point => [side * 330 * (1 - (i / 12) ** 2.2) + side * 20, -660 * (i / 12)]);
  const inner = times(13, (i): Point => [
    side * 232 * (1 - (i / 12) ** 2.2) + side * 20,
    -600 * (i / 12),
  ]).reverse();
  return [...outer, ...inner];
}

function arch(half: number, height: number): Shape {
  return both(times(13, (i): Point => [half * (1 - (i / 12) ** 2.2), -height * (i / 12)]));
}

function front(plate: Plate, at: Place): void {
  for (const side of [1, -1] as const) {
    const bundle = rib(side).map(([x, y]): Point => [x + side * 34, y]);
    plate
      .flat(at(bundle), 's', 10)
      .screen(at(bundle), { tone: 0.34, pitch: 11, angle: side * 1.2 })
      .stroke(ring(at(bundle)), 8);
    for (let i = 1; i < 11; i++) {
      const [a, b] = [bundle[i], bundle[25 - i]];
      if (a && b) plate.stroke(at([a, b]), 13);
    }
  }
  plate.flat(at(rect(-50, -672, 100, 84)), 'y', 6);
}

function tree(plate: Plate, x: number, foot: number, size: number, r: () => number): void {
  const limbs: Point[][] = [];
  const grow = (at: Point, angle: number, length: number): void => {
    const end: Point = [at[0] + length * Math.cos(angle), at[1] + length * Math.sin(angle)];
    limbs.push([at, end]);
    if (length > 42)
      for (const turned of [-0.4, 0.34])
        grow(end, angle + turned * (0.7 + r() * 0.7), length * (0.66 + r() * 0.12));
  };
  grow([x, foot], -Math.PI / 2, 130 * size);
  plate.stroke(limbs.slice(1), 4).stroke(
    [
      [x, foot],
      [x, foot - 130 * size],
    ],
    13 * size,
    'g',
    3,
  );
}

/** An old railcar between ferns, with the name of another country over its window. */
export function railcar(): Plate {
  const plate = new Plate();
  sky(plate, 620, 0.36, 0.06);
  volcano(plate);
  land(
    plate,
    below((x) => 610 - 40 * bump(200, 260, x) - 50 * bump(1340, 220, x) + 14 * noise(x / 40, 0, 4)),
    0.74,
    8,
  );
  flats(plate, 660, 0.3, 0.2, 12);
  plate.flat(
    times(9, (i) =>
      points('-200,0 200,0 214,16 -214,16').map(([x, y]): Point => [
        750 + x * (1 + i * 0.16),
        820 + y * (1 + i * 0.1) + i * 26,
      ]),
    ),
    'g',
    3,
  );
  plate.stroke([points('640,780 470,1020'), points('860,780 1030,1020')], 16, 'g', 5);
  const body = curve(
    points('520,800 520,330 540,270 600,240 750,230 900,240 960,270 980,330 980,800'),
    false,
    5,
  );
  plate.solid(body, { tone: (x) => 0.06 + 0.3 * smooth(780, 980, x), pitch: 15, step: 40 }, 9, 12);
  plate.flat(points('524,600 976,600 976,740 750,690 524,740'));
  for (const x of [566, 770])
    plate
      .flat(rect(x, 392, 164, 150), 'g')
      .stroke(
        points('20,130 90,16').map(([u, v]): Point => [u + x, v + 392]),
        7,
        's',
      )
      .stroke(
        points('60,134 110,50').map(([u, v]): Point => [u + x, v + 392]),
        4,
        's',
      );
  plate
    .flat(rect(610, 296, 280, 68), 'y', 0)
    .stroke(ring(rect(610, 296, 280, 68)), 8)
    .stroke(
      times(8, (i): Shape => [
        [636 + i * 29, 318],
        [636 + i * 29 + (i % 3) * 5, 342],
      ]),
      9,
    );
  plate
    .flat([disc(590, 650, 30), disc(910, 650, 30)], 's')
    .flat([disc(590, 650, 17), disc(910, 650, 17)], 'g');
  plate
    .flat(
      [
        rect(500, 770, 500, 44),
        rect(560, 814, 60, 34),
        rect(880, 814, 60, 34),
        points('690,814 810,814 840,866 660,866'),
      ],
      'g',
      6,
    )
    .flat([disc(650, 792, 15), disc(850, 792, 15)], 's');
  plate.stroke(points('716,234 716,168 784,168 784,234'), 8, 'g', 4).flat(
    both(
      points('0,176 14,180 20,210 30,222 0,222').map(([x, y]): Point => [750 + x, y]),
      750,
    ),
    'g',
    4,
  );
  for (const [x, y, s, a] of [
    [170, 1010, 1.35, -0.06],
    [400, 1030, 0.8, 0.1],
    [1340, 1010, 1.35, 0.06],
    [1120, 1030, 0.8, -0.1],
  ] as const)
    fern(plate, placed(x, y, s, a));
  return plate;
}

function volcano(plate: Plate): void {
  const slope = (x: number): number =>
    620 - 520 * Math.exp(-Math.abs(x - 1090) / 330) * smooth(0, 60, 700 - 520);
  const cone = below((x) => Math.max(128, slope(x)), 640, 20);
  plate.solid(
    cone,
    { tone: (x) => 0.3 + 0.4 * smooth(1000, 1240, x), angle: 0.7, pitch: 13, step: 40 },
    4,
    6,
  );
  const snow = [
    ...cone.filter(([x, y]) => y < 300 && x > 800),
    ...points(
      '1330,320 1280,290 1240,350 1190,290 1150,370 1100,300 1060,390 1010,300 970,340 930,280 860,330',
    ),
  ];
  plate.flat(snow, 's').screen(
    snow.filter(([x]) => x > 1110),
    { tone: 0.16, pitch: 15, angle: 0.7 },
  );
}

function fern(plate: Plate, at: Place): void {
  for (const lean of [-1.15, -0.6, -0.1, 0.4, 0.95]) {
    const rib = curve(
      [
        [0, 0],
        [lean * 90, -170],
        [lean * 210, -290],
        [lean * 350, -300 + Math.abs(lean) * 60],
      ],
      false,
      4,
    );
    const leaves = rib
      .slice(3)
      .flatMap(([u, v], i) =>
        [-1.9, -1.15].map((s) =>
          placed(
            u,
            v,
            1.15 - i * 0.075,
            s + lean * 0.7 + 0.4 + (s < -1.5 ? -0.45 : 0.75),
          )(points('0,-8 88,0 0,8')),
        ),
      );
    plate.flat(leaves.map(at), 'g', 4).stroke(at(rib), 9, 'g', 2);
  }
}
