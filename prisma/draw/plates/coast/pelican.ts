import { noise, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Point, Shape } from '../../shapes';
import { below, curve, disc, placed, points, rect, ring, times } from '../../shapes';

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
