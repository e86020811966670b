import { bump, noise, random, smooth } from '../../noise';
import { PAGE, Plate } from '../../plate';
import { land, peaks, sky } from '../../scenery';
import type { Point } from '../../shapes';
import { below, both, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** A rain gauge on its post, in the rain. */
export function raingauge(): Plate {
  const plate = new Plate();
  plate.screen(PAGE, {
    angle: 1.86,
    pitch: 22,
    step: 44,
    tone: (x, y) => 0.24 + 0.3 * noise(x / 60, y / 190, 4),
    tolerance: 2,
  });
  land(
    plate,
    below((x) => 640 - 90 * bump(150, 180, x) - 120 * bump(1330, 210, x) + 26 * noise(x / 44, 0, 5)),
    0.66,
    26,
    4,
  );
  land(
    plate,
    below((x) => 840 + 16 * noise(x / 200, 0, 6)),
    0.3,
    10,
  );
  const r = random(4);
  plate.stroke(
    times(70, () => placed(r() * 1500, 870 + r() * 130, 0.6 + r() * 0.6)(points('-14,-40 0,0 12,-46'))),
    4,
  );
  plate
    .flat([rect(718, 560, 64, 400)], 's', 8)
    .screen(rect(718, 560, 64, 400), { tone: 0.66, pitch: 13, angle: Math.PI / 2 });
  plate.solid(
    both(
      points('0,150 190,150 190,186 62,312 62,600 0,600').map(([x, y]) => [750 + x, y]),
      750,
    ),
    { tone: 0.05 },
    0,
    12,
  );
  plate
    .solid(
      both(
        points('0,186 184,186 60,312 0,312').map(([x, y]) => [750 + x, y]),
        750,
      ),
      { tone: (x) => 0.2 + 0.7 * smooth(640, 900, x), pitch: 12, step: 20 },
      7,
      0,
    )
    .flat(rect(552, 150, 396, 40));
  plate
    .flat(rect(694, 446, 112, 150), 'y')
    .stroke(rect(690, 312, 120, 288).concat([[690, 312]]), 8)
    .stroke(points('690,446 810,446'), 6);
  plate.stroke(
    times(9, (i): Point[] => [
      [690, 570 - i * 28],
      [i % 2 ? 722 : 740, 570 - i * 28],
    ]),
    5,
  );
  plate.flat(rect(668, 596, 164, 26), 'g', 4);
  const umbrella = placed(930, 960, 1, -0.28);
  plate.flat(
    [umbrella(curve(points('-9,0 -40,-120 -46,-300 -16,-420 0,-452 16,-420 46,-300 40,-120 9,0'), true, 4))],
    'g',
    8,
  );
  plate.stroke([points('-18,-70 -24,-300 -6,-420'), points('14,-60 20,-300 6,-420')].map(umbrella), 4, 's');
  return plate.stroke(
    [umbrella(points('0,0 0,40')), umbrella(curve(points('0,-440 0,-530 14,-566 42,-566 54,-540')))],
    12,
    'g',
    5,
  );
}

/** The hose of a hut follows the glacier down. */
export function hut(): Plate {
  const plate = new Plate();
  sky(plate, 700, 0.42, 0.06);
  peaks(
    plate,
    560,
    [
      [620, 230, 330],
      [1420, 150, 420],
      [220, 130, 420],
      [900, 300, 260],
    ],
    0.56,
  );
  const ice = below((x) => 770 - 190 * smooth(760, 60, x) + 14 * noise(x / 90, 0, 5));
  land(
    plate,
    below((x) => 470 - 40 * bump(300, 300, x) + 26 * noise(x / 60, 0, 2)),
    0.6,
    14,
    6,
  );
  plate.flat(ice, 's', 8).screen(ice, {
    bare: true,
    pitch: 17,
    angle: 0.22,
    step: 34,
    tone: (x, y) => 0.13 + 0.16 * noise(x / 150, y / 26, 6),
    relief: (x, y) => 22 * noise(x / 130, y / 120, 4),
  });
  plate.stroke(
    [
      points('140,760 250,700'),
      points('330,850 480,790'),
      points('120,900 300,860'),
      points('520,930 640,890'),
    ].map((crack) => curve(crack)),
    7,
  );
  const old = curve(points('-10,500 160,476 380,500 600,540 820,600 900,620'));
  plate.stroke(
    old
      .filter((_, i) => i % 2 === 0)
      .map(([x, y]): Point[] => [
        [x - 11, y - 2],
        [x + 11, y + 2],
      ]),
    11,
    's',
  );
  const rock = curve(
    points('1520,1020 640,1020 700,930 760,900 790,800 880,740 900,620 860,560 900,500 1020,480 1520,470'),
    false,
    4,
  );
  plate.flat(rock, 's', 9).screen(rock, {
    bare: true,
    angle: 1.1,
    pitch: 17,
    step: 34,
    tolerance: 1.8,
    tone: (x, y) => 0.84 - 0.36 * smooth(660, 1100, x) + 0.14 * noise(x / 160, y / 140, 5),
    relief: (x, y) => 10 * noise(x / 120, y / 160, 3),
  });
  plate
    .solid(rect(1010, 250, 300, 236), { tone: 0.16, pitch: 15 }, 7, 9)
    .solid(rect(1230, 250, 80, 236), { tone: 0.6, pitch: 15 }, 7, 0);
  plate
    .flat(points('976,258 1016,196 1310,196 1346,258'), 'g', 8)
    .flat([rect(1050, 300, 56, 56), rect(1142, 300, 56, 56), rect(1142, 392, 60, 94)]);
  plate
    .stroke([points('1050,328 1106,328'), points('1078,300 1078,356'), points('1170,300 1170,356')], 4, 's')
    .stroke(points('1290,196 1290,110'), 8, 'g', 3)
    .flat(points('1290,112 1360,130 1290,150'), 'g', 3);
  const hose = curve(points('1012,440 940,470 850,540 880,640 780,740 720,860 600,850 470,760 360,720'));
  plate.stroke(hose, 7, 'g', 6);
  plate
    .flat(rect(262, 640, 124, 98), 'y', 8)
    .stroke(ring(rect(262, 640, 124, 98)), 7)
    .flat([rect(252, 738, 24, 18), rect(372, 738, 24, 18)]);
  return plate.stroke([points('300,640 300,606'), points('300,610 350,610')], 7, 'g', 3);
}

/** The near touchline lies under water. */
export function tidalpitch(): Plate {
  const plate = new Plate();
  sky(plate, 300, 0.36, 0.08);
  plate.screen(rect(-10, 300, 1520, 720), {
    pitch: 19,
    step: 40,
    tone: (x, y) => 0.1 + 0.07 * noise(x / 200, y / 40, 4),
    relief: (x, y) => 10 * noise(x / 200, y / 70, 6),
  });
  land(
    plate,
    below((x) => 292 - 30 * smooth(900, 1500, x) + 5 * noise(x / 40, 0, 3), 306),
    0.8,
    4,
  );
  plate.stroke(
    [
      points('300,1020 774,420'),
      points('1500,960 930,420'),
      points('774,420 930,420'),
      points('480,790 1330,790'),
      points('640,590 1110,590'),
    ],
    9,
  );
  plate.stroke(ring(disc(858, 590, 84, 26)), 7);
  const edge = curve(points('840,298 720,360 630,450 590,560 570,680 520,800 440,900 400,1020'), false, 8);
  const sea = [...edge, ...points('-20,1020 -20,298')];
  plate.flat(sea, 's', 12).screen(sea, {
    bare: true,
    pitch: 13,
    step: 20,
    tone: (x, y) => 0.7 + 0.2 * noise(x / 120, y / 26, 9) - 0.3 * smooth(500, 900, y),
    relief: (x, y) => 10 * noise(x / 130, y / 60, 6),
  });
  for (const [back, width] of [
    [60, 12],
    [150, 14],
    [270, 16],
  ] as const)
    plate
      .stroke(
        edge.map(([x, y]): Point => [x - back * (0.15 + (y - 298) / 560), y + 12]),
        width,
        's',
      )
      .stroke(
        edge.map(([x, y]): Point => [x - back * (0.15 + (y - 298) / 560) - width, y + 18]),
        4,
      );
  plate.stroke(edge, 5);
  plate.stroke(points('800,424 800,350 904,350 904,424'), 7, 'g', 3);
  plate.stroke(points('720,800 712,500 1120,490 1128,800'), 21, 'g', 8);
  plate.stroke([points('680,812 760,806'), points('1090,806 1176,810')], 6);
  plate.flat(disc(570, 846, 54, 54, 36), 'y', 9).stroke(ring(disc(570, 846, 54, 54, 36)), 6);
  return plate
    .flat(placed(570, 846)(points('0,-20 19,-6 12,16 -12,16 -19,-6')))
    .stroke(
      [
        points('0,-20 0,-50'),
        points('19,-6 48,-16'),
        points('12,16 28,42'),
        points('-12,16 -28,42'),
        points('-19,-6 -48,-16'),
      ].map(placed(570, 846)),
      5,
    );
}
