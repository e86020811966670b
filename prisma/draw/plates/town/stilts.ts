import { noise, random, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Shape } from '../../shapes';
import { below, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** A house on stilts, lifted by screws. */
export function stilts(): Plate {
  const plate = new Plate();
  const r = random(4);
  sky(plate, 560, 0.42, 0.1);
  const trees = below(
    (x) => 500 - 40 * Math.abs(noise(x / 46, 0, 5)) - 60 * smooth(1000, 1500, x) - 50 * smooth(360, 0, x),
    580,
  );
  land(plate, trees, 0.78, 10);
  flats(plate, 570, 0.56, 0.34, 18);
  plate.flat(
    times(9, (i) =>
      placed(
        30 + i * 26 + (i > 4 ? 1180 : 0),
        640 + r() * 60,
        1,
      )(curve(points('0,0 -16,-90 6,-200 10,-90 14,0'))),
    ),
    'g',
    4,
  );
  for (const [x, foot] of [
    [460, 860],
    [1000, 860],
    [560, 800],
    [900, 800],
    [730, 860],
  ] as const)
    stilt(plate, x, foot);
  plate.flat(rect(360, 560, 740, 30), 'g', 8);
  plate.solid(rect(400, 300, 660, 262), { tone: 0.36, pitch: 20 }, 7, 9);
  plate.stroke(points('400,302 400,560'), 14).stroke(points('1060,302 1060,560'), 14);
  plate
    .flat(points('350,314 450,160 1010,160 1110,314'), 's', 9)
    .screen(points('350,314 450,160 1010,160 1110,314'), { tone: 0.74, pitch: 17, angle: Math.PI / 2 })
    .stroke(points('340,314 1120,314'), 13)
    .stroke(points('450,162 1010,162'), 11);
  plate.flat(rect(660, 370, 110, 192), 'g', 6).flat(rect(850, 370, 130, 110), 'g', 8);
  plate
    .flat(rect(862, 382, 106, 86), 'y')
    .stroke([points('915,382 915,468'), points('862,425 968,425')], 6)
    .flat([points('898,410 932,410 942,446 888,446'), rect(908, 384, 12, 30)]);
  plate.flat(rect(474, 370, 110, 100), 'g', 6).stroke(
    times(4, (i): Shape => [
      [480, 388 + i * 22],
      [578, 388 + i * 22],
    ]),
    4,
    's',
  );
  plate.stroke([points('670,570 610,770'), points('750,570 690,770')], 13, 'g', 5).stroke(
    times(6, (i): Shape => [
      [662 - i * 10.5, 600 + i * 34],
      [742 - i * 10.5, 600 + i * 34],
    ]),
    10,
    'g',
    3,
  );
  plate.stroke(
    times(5, (i) => ring(disc([460, 1000, 560, 900, 730][i] ?? 0, i > 1 && i < 4 ? 806 : 866, 50, 9, 16))),
    4,
    's',
  );
  return plate;
}

function stilt(plate: Plate, x: number, foot: number): void {
  plate.flat([rect(x - 15, 680, 30, foot - 680)], 'g', 6).stroke(
    [
      [x, 588],
      [x, 690],
    ],
    12,
    'g',
    5,
  );
  plate
    .stroke(
      times(6, (i): Shape => [
        [x - 14, 604 + i * 14],
        [x + 14, 598 + i * 14],
      ]),
      5,
    )
    .flat([rect(x - 36, 584, 72, 12), rect(x - 30, 676, 60, 18)], 'g', 4)
    .stroke(
      [
        [x - 52, 642],
        [x + 52, 634],
      ],
      8,
      'g',
      3,
    );
}
