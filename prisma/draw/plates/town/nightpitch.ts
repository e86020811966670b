import { noise, random } from '../../noise';
import { Plate } from '../../plate';
import { sky } from '../../scenery';
import type { Shape } from '../../shapes';
import { arc, curve, disc, points, rect, times, turn } from '../../shapes';

/** A match that starts at half past three in the morning. */
export function nightpitch(): Plate {
  const plate = new Plate();
  sky(plate, 520, 0.9, 0.66);
  const r = random(2);
  plate.flat(
    times(22, () => disc(r() * 1500, r() * 260, 2 + r() * 3, undefined, 8)),
    's',
  );
  plate.screen(points('330,120 420,120 1320,1020 -200,1020'), { tone: 0.3, pitch: 14 });
  const roofs = [
    [0, 420, 210],
    [190, 372, 150],
    [520, 400, 200],
    [700, 352, 150],
    [1040, 386, 220],
    [1240, 340, 280],
  ] as const;
  plate.flat(
    roofs.map(([x, y, w]) => rect(x, y, w, 540 - y)),
    'g',
    5,
  );
  plate.flat(
    roofs
      .flatMap(([x, y, w]) => [rect(x + w * 0.24, y + 36, 20, 26), rect(x + w * 0.66, y + 36, 20, 26)])
      .filter((_, i) => i % 3 !== 0),
    's',
  );
  palm(plate, 960, 500);
  plate.screen(points('-10,540 1510,540 1510,1020 -10,1020'), {
    pitch: 13,
    step: 26,
    tone: (x, y) =>
      0.78 -
      0.36 * Math.exp(-(((x - 560) / 420) ** 2) - ((y - 700) / 200) ** 2) +
      0.06 * noise(x / 160, y / 40, 5),
  });
  plate.stroke(
    [
      points('-10,470 1510,470'),
      points('-10,540 1510,540'),
      ...times(19, (i): Shape => [
        [20 + i * 82, 470],
        [20 + i * 82, 540],
      ]),
    ],
    5,
    's',
  );
  plate.stroke([points('250,1020 110,640 1510,600'), points('620,1020 460,820 150,740')], 12, 's');
  plate.stroke(
    [curve(points('1510,880 1250,860 1080,780 1120,690 1300,640 1510,630')), points('760,622 1000,1020')],
    10,
    's',
  );
  plate.stroke([arc(250, 1020, 130, -2, 0.2)], 9, 's');
  plate.stroke(points('176,716 172,520 420,500 424,704'), 17, 's').stroke(
    [
      ...times(6, (i): Shape => [
        [212 + i * 36, 517 - i * 3],
        [212 + i * 36, 710],
      ]),
      ...times(4, (i): Shape => [
        [176, 560 + i * 38],
        [422, 544 + i * 38],
      ]),
    ],
    2.5,
    's',
  );
  plate
    .stroke(points('376,540 376,150'), 20, 'g', 6)
    .flat(rect(290, 96, 172, 84), 'g', 8)
    .flat(
      times(8, (i) => disc(316 + (i % 4) * 40, 118 + Math.floor(i / 4) * 40, 15, 15, 14)),
      's',
    );
  return clock(plate, 1180, 408);
}

function clock(plate: Plate, x: number, y: number): Plate {
  plate
    .stroke(
      [
        [x, y],
        [x, y + 190],
      ],
      22,
      'g',
      7,
    )
    .flat(disc(x, y, 152, 152, 48), 'g', 9)
    .flat(disc(x, y, 130, 130, 48), 'y');
  plate.stroke(
    times(12, (i): Shape => [
      turn(x, y, i % 3 ? 112 : 98, (i * Math.PI) / 6),
      turn(x, y, 122, (i * Math.PI) / 6),
    ]),
    9,
  );
  return plate
    .stroke(
      [
        [x, y - 14],
        [x, y + 100],
      ],
      11,
    )
    .stroke([turn(x, y, 14, Math.PI + 0.26), turn(x, y, 70, 0.26)], 16)
    .flat(disc(x, y, 15));
}

function palm(plate: Plate, x: number, foot: number): void {
  plate.stroke(
    curve([
      [x, foot + 40],
      [x + 12, foot - 120],
      [x - 8, foot - 260],
    ]),
    16,
    'g',
    5,
  );
  for (const angle of [-2.9, -2.3, -1.7, -1.1, -0.5, 0.05]) {
    const rib = curve([
      [x - 8, foot - 260],
      [x - 8 + 80 * Math.cos(angle), foot - 260 + 66 * Math.sin(angle)],
      [x - 8 + 140 * Math.cos(angle), foot - 216 + 70 * Math.sin(angle)],
    ]);
    plate.stroke(rib, 15, 'g', 4);
  }
}
