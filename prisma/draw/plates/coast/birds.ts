import { noise, random, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, peaks, sky } from '../../scenery';
import type { Point, Shape } from '../../shapes';
import { below, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** Bees on a lifebuoy. */
export function swarm(): Plate {
  const plate = new Plate();
  const r = random(8);
  sky(plate, 420, 0.34, 0.06);
  peaks(
    plate,
    430,
    [
      [1250, 170, 420],
      [960, 280, 260],
      [300, 230, 420],
      [60, 300, 260],
    ],
    0.5,
  );
  flats(plate, 424, 0.52, 0.4, 18);
  plate.stroke(
    [points('-10,250 1510,250'), points('-10,560 1510,560'), points('-10,860 1510,860')],
    22,
    'g',
    8,
  );
  plate
    .stroke([points('130,210 130,1020'), points('1370,210 1370,1020')], 34, 'g', 8)
    .flat(rect(-10, 930, 1520, 90), 'g', 6);
  const [x, y] = [750, 370];
  plate.flat(disc(x, y, 262, 262, 56), 'g', 10).flat(disc(x, y, 250, 250, 56), 'y');
  plate
    .flat(
      [0.45, 2.02, 3.6, 5.16].map((a) => placed(x, y, 1, a)(points('150,-52 256,-62 256,62 150,52'))),
      's',
    )
    .stroke(
      [0.45, 2.02, 3.6, 5.16].map((a) => ring(placed(x, y, 1, a)(points('140,-50 256,-62 256,62 140,50')))),
      6,
    );
  plate
    .flat(disc(x, y, 148, 148, 44), 'g')
    .screen(disc(x, y, 138, 138, 44), { tone: 0.5, pitch: 14 })
    .stroke(points('600,250 900,250'), 22, 'g', 6);
  const beard = curve(
    points('566,470 640,452 750,470 860,452 936,480 950,600 900,760 830,880 750,960 680,890 600,770 552,600'),
    true,
  );
  const crowd = beard.map(([u, v]) => placed(u + r() * 14 - 7, v + r() * 14 - 7, 1, r() * 6)(disc(0, 0, 19, 11, 10)));
  plate.flat([beard, ...crowd], 'g', 7);
  const bees: Shape[] = [];
  for (let i = 0; i < 190; i++) {
    const [u, v] = [560 + r() * 386, 470 + r() * 450];
    const half = 180 * Math.sqrt(smooth(970, 560, v) + 0.02);
    if (Math.abs(u - 750) < half - 14) bees.push(placed(u, v, 1, r() * 6)(points('-17,0 0,-6 17,0 0,6')));
  }
  plate.flat(bees, 's');
  const loose = times(34, (): Point => [430 + r() * 640, 480 + r() * 440]).filter(
    ([u]) => u < 560 || u > 940,
  );
  return plate.flat(
    loose.flatMap(([u, v]) => [
      placed(u, v, 1, r())(disc(0, 0, 11, 7, 10)),
      placed(u, v, 1, r())(points('0,0 -12,-15 -2,-17')),
    ]),
    'g',
    4,
  );
}

/** A ringed pelican. */
export function pelican(): Plate {
  const plate = new Plate();
  sky(plate, 520, 0.42, 0.1);
  land(
    plate,
    below((x) => 506 + 6 * noise(x / 60, 0, 3), 530),
    0.8,
    2,
  );
  flats(plate, 520, 0.5, 0.4, 16);
  thorn(plate, 1240, 540);
  land(
    plate,
    below((x) => 850 + 20 * noise(x / 160, 0, 4) - 30 * smooth(300, 800, x)),
    0.66,
    14,
    3,
    8,
  );
  for (const [x, dx] of [
    [648, -8],
    [742, 14],
  ] as const)
    plate
      .stroke(
        points('0,690 0,780 -6,850').map(([u, v]): Point => [x + u + (v > 780 ? dx : 0), v]),
        24,
        'g',
        6,
      )
      .flat(placed(x + dx - 6, 850)(points('-70,16 -30,-8 14,-12 20,14 -20,20')), 'g', 5);
  const body = curve(
    points(
      '404,236 440,196 486,204 510,250 500,330 484,400 520,450 620,440 760,470 880,540 980,640 900,660 820,700 700,724 580,700 490,640 430,550 410,460 430,370 440,300',
    ),
    true,
    6,
  );
  plate
    .flat(body, 's', 10)
    .screen(body, {
      bare: true,
      pitch: 13,
      step: 24,
      tone: (x, y) => 0.05 + 0.44 * smooth(560, 740, y) + 0.16 * smooth(520, 400, x) * smooth(400, 560, y),
    })
    .stroke(ring(body), 7);
  plate.flat(curve(points('880,540 980,620 1040,690 960,680 860,690 800,640'), true, 4), 'g', 4);
  plate.stroke(
    [
      curve(points('560,520 680,510 800,560 900,640')),
      curve(points('560,560 660,570 760,620 840,680')),
      curve(points('580,610 660,630 740,680')),
    ],
    6,
  );
  const bill = curve(
    points('420,222 380,262 300,370 210,520 176,580 190,590 240,560 330,500 420,400 452,310 450,262'),
    true,
    5,
  );
  plate
    .flat(bill, 's', 9)
    .screen(bill, { tone: 0.5, pitch: 11, angle: 0.9 })
    .stroke(ring(bill), 6)
    .stroke(curve(points('416,250 340,380 250,510 182,584')), 7);
  plate
    .flat(disc(456, 238, 11))
    .stroke([curve(points('470,200 510,190 548,210')), curve(points('480,212 520,214 546,238'))], 6);
  plate.flat(rect(714, 752, 62, 58), 'y', 9).stroke(ring(rect(714, 752, 62, 58)), 6);
  return plate.stroke(
    times(20, (i): Shape => [
      [60 + i * 70, 930 + 30 * noise(i, 0, 3)],
      [100 + i * 70, 930 + 30 * noise(i, 0, 3)],
    ]),
    5,
    's',
  );
}

function thorn(plate: Plate, x: number, foot: number): void {
  plate.stroke(
    [
      [
        [x, foot],
        [x - 10, foot - 130],
        [x - 90, foot - 240],
      ],
      [
        [x - 10, foot - 130],
        [x + 80, foot - 250],
      ],
      [
        [x - 4, foot - 170],
        [x, foot - 260],
      ],
    ],
    15,
    'g',
    5,
  );
  const crown = [
    [-150, -250, 120, 34],
    [0, -290, 150, 40],
    [130, -256, 120, 32],
  ].map(([dx = 0, dy = 0, rx = 0, ry = 0]) =>
    curve(
      times(16, (i): Point => [
        x + dx + rx * (1 + (i % 2) * 0.1) * Math.cos(i * 0.393),
        foot + dy + ry * (1 + (i % 2) * 0.3) * Math.sin(i * 0.393),
      ]),
      true,
      1,
    ),
  );
  plate.flat(crown, 'g', 7);
}

/** New sand in a river mouth, with one stick on it. */
export function newisland(): Plate {
  const plate = new Plate();
  const r = random(7);
  sky(plate, 560, 0.36, 0.05);
  plate.flat([
    points('-20,552 300,540 520,556 520,566 -20,566'),
    points('1130,556 1300,544 1520,550 1520,566 1130,566'),
  ]);
  flats(plate, 560, 0.66, 0.56, 14);
  const bank = curve(
    points('150,810 340,740 640,700 900,716 1180,760 1400,800 1300,836 1000,880 640,900 300,870'),
    true,
  );
  plate
    .flat(bank, 's', 14)
    .screen(bank, {
      bare: true,
      tone: (_, y) => 0.02 + 0.3 * smooth(760, 900, y),
      pitch: 15,
      step: 40,
      relief: (x, y) => 8 * noise(x / 120, y / 60, 3),
    })
    .stroke(ring(bank), 5);
  const clumps = times(
    16,
    (i) => [i < 11 ? 920 + r() * 340 : 300 + r() * 130, i < 11 ? 770 + r() * 50 : 800 + r() * 30] as const,
  );
  plate.flat(
    clumps.flatMap(([x, y]) =>
      [-0.32, -0.1, 0.08, 0.3].map((lean) =>
        placed(x, y, 0.7 + r() * 0.6, lean)(curve(points('-5,0 -4,-70 10,-150 6,-70 5,0'), false, 2)),
      ),
    ),
    'g',
    3,
  );
  plate.stroke(points('640,806 652,560 636,230'), 19, 'g', 8);
  plate.screen(points('640,800 900,840 900,852 636,812'), { tone: 0.9, pitch: 8 });
  const rag = curve(
    points('640,244 720,226 790,262 880,240 960,270 930,300 956,340 880,330 800,364 720,330 646,352'),
    true,
    5,
  );
  plate.flat(rag, 'y', 10).stroke(ring(rag), 6);
  return plate.stroke(
    times(5, (i) =>
      curve([
        [1030 + i * 60, 330 + (i % 3) * 36],
        [1046 + i * 60, 318 + (i % 3) * 36],
        [1058 + i * 60, 330 + (i % 3) * 36],
        [1070 + i * 60, 318 + (i % 3) * 36],
        [1086 + i * 60, 330 + (i % 3) * 36],
      ]),
    ),
    5,
  );
}
