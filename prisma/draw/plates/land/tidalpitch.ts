import { noise, smooth } from '../../noise';
import { Plate } from '../../plate';
import { land, sky } from '../../scenery';
import type { Point } from '../../shapes';
import { below, curve, disc, placed, points, rect, ring } from '../../shapes';

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
