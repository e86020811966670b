import { noise, random, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, sky } from '../../scenery';
import { curve, placed, points, ring, times } from '../../shapes';

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
