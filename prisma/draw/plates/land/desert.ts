import { noise, random, smooth } from '../../noise';
import { PAGE, Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Shape } from '../../shapes';
import { below, both, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** Melons in slings of reed, none touching another. */
export function melons(): Plate {
  const plate = new Plate();
  plate.screen(PAGE, {
    tone: (x) => 0.8 - 0.2 * Math.exp(-(((x - 750) / 300) ** 2)) + 0.08 * noise(x / 20, 0, 3),
    pitch: 14,
    angle: Math.PI / 2,
    step: 60,
  });
  plate.screen(points('560,1010 700,560 800,560 940,1010'), { tone: 0.4, pitch: 14 });
  plate.flat(rect(702, 400, 96, 164), 's', 4);
  for (const [y, from, to, count, size] of [
    [190, 330, 1170, 7, 0.5],
    [120, 170, 1330, 6, 0.8],
    [40, 30, 1470, 5, 1.3],
  ] as const) {
    plate.flat(rect(-10, y - 16 * size, 1520, 34 * size), 'g', 5 * size).stroke(
      [
        [-10, y - 4 * size],
        [1510, y - 4 * size],
      ],
      3,
      's',
    );
    times(count, (i) =>
      melon(
        plate,
        from + ((to - from) / (count - 1)) * i,
        y,
        size,
        (size > 1 ? 300 : 270) + 60 * noise(i * 1.7, size, 4),
        size > 1 && i === 3,
      ),
    );
  }
  return plate;
}

function melon(plate: Plate, x: number, beam: number, size: number, drop: number, marked: boolean): void {
  const y = beam + drop * size;
  const at = placed(x, y, size);
  plate.stroke(
    [
      [[x, beam], ...at(points('0,-130'))],
      at(curve(points('0,-136 -64,-70 -78,20 -40,96 0,120'))),
      at(curve(points('0,-136 64,-70 78,20 40,96 0,120'))),
    ],
    7 * size,
    'g',
    4 * size,
  );
  const body = at(disc(0, 10, 78, 108, 30));
  plate.flat(body, marked ? 'y' : 's', 7 * size);
  if (!marked)
    plate.screen(body, {
      tone: (u) => 0.12 + 0.62 * smooth(x - 30 * size, x + 80 * size, u),
      pitch: 11,
      step: 24,
      angle: 0.2,
      bare: true,
    });
  plate.stroke(
    [
      ring(body),
      at(curve(points('0,-98 -34,0 0,118'))),
      at(curve(points('0,-98 34,0 0,118'))),
      at(points('0,-136 0,118')),
      at(curve(points('-78,30 0,54 78,30'))),
      at(curve(points('-70,-30 0,-10 70,-30'))),
    ],
    5 * size,
  );
}

/** A tower that breathes; a strip of paper shows which way. */
export function windcatcher(): Plate {
  const plate = new Plate();
  sky(plate, 900, 0.46, 0.05);
  const dome = both(curve(points('0,560 120,590 220,660 270,760 280,830')).concat(points('280,920 0,920')));
  const low = dome.map(([x, y]): [number, number] => [1130 + x, y]);
  plate
    .solid(
      low,
      { tone: (x, y) => 0.1 + 0.6 * smooth(1060, 1400, x) * smooth(1100, 700, y), pitch: 14, step: 26 },
      7,
      10,
    )
    .flat(rect(1102, 530, 56, 40), 'g', 6)
    .flat(
      both(
        points('0,800 36,812 52,850 52,920 0,920').map(([x, y]) => [1130 + x, y]),
        1130,
      ),
      'g',
      4,
    );
  const front = points('360,930 388,110 640,110 660,930');
  const side = points('640,110 760,150 786,930 660,930');
  plate
    .flat(side, 's', 10)
    .solid(front, { tone: 0.13, pitch: 15 }, 7, 10)
    .solid(side, { tone: 0.8, pitch: 13 }, 7, 0);
  plate.flat([points('372,96 372,124 652,124 652,96'), points('652,96 652,124 776,164 776,138')], 'g', 6);
  for (let i = 0; i < 5; i++)
    plate.flat(rect(408 + i * 46, 176, 26, 250), 'g', 2).flat(
      points('408,176 434,176 421,150').map(([x, y]): [number, number] => [x + i * 46, y]),
      'g',
      2,
    );
  for (let i = 0; i < 3; i++)
    plate.flat(
      points('666,190 680,195 682,440 668,436').map(([x, y]): [number, number] => [x + i * 32, y + i * 10]),
      's',
    );
  plate.stroke([points('384,470 650,470'), points('382,492 650,492'), points('378,640 654,640')], 6).stroke(
    times(6, (i): Shape => [
      [394 + i * 48, 474],
      [418 + i * 48, 490],
    ]),
    5,
  );
  plate.flat(
    times(4, (i) => rect(326, 520 + i * 100, 66, 14)),
    'g',
    3,
  );
  land(
    plate,
    below((x) => 920 + 6 * noise(x / 120, 0, 4)),
    0.2,
    8,
    5,
    4,
  );
  plate.screen(points('790,926 1520,946 1520,1000 790,960'), { tone: 0.7, pitch: 11, bare: true });
  const strip = curve(
    points('420,300 340,280 270,330 190,300 110,346 100,312 190,262 266,292 336,244 424,268'),
    true,
    5,
  );
  return plate.flat(strip, 'y', 8).stroke(ring(strip), 5);
}

/** A cone of clay that keeps the ice of winter nights. */
export function icehouse(): Plate {
  const plate = new Plate();
  const r = random(6);
  sky(plate, 720, 0.9, 0.62);
  plate.flat(
    times(60, () => disc(r() * 1500, r() * 560, 2 + r() * 3.4, undefined, 8)),
    's',
  );
  plate
    .solid(points('820,560 1520,520 1520,760 820,750'), { tone: 0.4, pitch: 16, angle: -0.03 }, 7, 8)
    .stroke(points('810,560 1520,520'), 15);
  flats(plate, 744, 0.36, 0.24, 10);
  for (let k = 0; k < 7; k++) {
    const [wide, narrow, foot, top] = [400 - k * 54, 368 - k * 54, 760 - k * 88, 672 - k * 88];
    plate.solid(
      both([
        [narrow, top],
        [wide, foot],
      ]).map(([x, y]): [number, number] => [500 + x, y]),
      { tone: (x) => 0.1 + 0.72 * smooth(500 - wide * 0.3, 500 + wide, x), pitch: 13, step: 24 },
      6,
      k === 6 ? 8 : 6,
    );
  }
  plate.flat(
    both(
      points('0,-16 24,4 32,62 0,62').map(([x, y]) => [500 + x, 82 + y]),
      500,
    ),
    'g',
    6,
  );
  const door = both([...curve(points('0,620 40,630 62,662 66,700')), ...points('66,764 0,764')]).map(
    ([x, y]): [number, number] => [450 + x, y],
  );
  plate.flat(door, 'y', 12).stroke(ring(door), 9);
  const pool = points('640,800 1330,790 1500,940 560,966');
  plate.solid(pool, { tone: 0.86, pitch: 12 }, 9, 12);
  const plates = [
    '690,826 860,818 890,868 720,882',
    '900,830 1070,812 1130,850 960,874',
    '1130,822 1270,812 1330,856 1180,866',
    '650,910 830,894 900,940 690,950',
    '960,900 1150,880 1210,924 1010,938',
    '1230,890 1370,880 1420,924 1270,930',
  ].map(points);
  return plate.flat(plates, 's').screen(plates, { tone: 0.14, pitch: 15, angle: 0.5 });
}
