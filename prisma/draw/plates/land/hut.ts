import { bump, noise, smooth } from '../../noise';
import { Plate } from '../../plate';
import { land, peaks, sky } from '../../scenery';
import type { Point } from '../../shapes';
import { below, curve, points, rect, ring } from '../../shapes';

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
    pitch: 19,
    angle: 0.22,
    tolerance: 2,
    step: 50,
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
  lodge(plate);
  const hose = curve(points('1012,440 940,470 850,540 880,640 780,740 720,860 600,850 470,760 360,720'));
  plate.stroke(hose, 7, 'g', 6);
  plate
    .flat(rect(262, 640, 124, 98), 'y', 8)
    .stroke(ring(rect(262, 640, 124, 98)), 7)
    .flat([rect(252, 738, 24, 18), rect(372, 738, 24, 18)]);
  return plate.stroke([points('300,640 300,606'), points('300,610 350,610')], 7, 'g', 3);
}

/** The ledge and the house on it. */
function lodge(plate: Plate): void {
  const rock = curve(
    points('1520,1020 640,1020 700,930 760,900 790,800 880,740 900,620 860,560 900,500 1020,480 1520,470'),
    false,
    4,
  );
  plate.flat(rock, 's', 9).screen(rock, {
    bare: true,
    angle: 1.1,
    pitch: 19,
    step: 50,
    tolerance: 2.4,
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
}
