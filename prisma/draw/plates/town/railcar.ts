import { bump, noise, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Place, Point, Shape } from '../../shapes';
import { below, both, curve, disc, placed, points, rect, ring, times } from '../../shapes';

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
  front(plate);
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

function front(plate: Plate): void {
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
}
