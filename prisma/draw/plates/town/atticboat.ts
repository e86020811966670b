import { noise } from '../../noise';
import { Plate } from '../../plate';
import { land, sky } from '../../scenery';
import type { Shape } from '../../shapes';
import { below, both, curve, points, rect, ring, times } from '../../shapes';

/** A boat looks out of a gable, high over a flat land. */
export function atticboat(): Plate {
  const plate = new Plate();
  sky(plate, 800, 0.36, 0.06);
  plate
    .flat(points('-20,786 520,770 1520,776 1520,800 -20,800'))
    .flat([rect(120, 744, 6, 40), rect(240, 736, 8, 44), rect(1370, 740, 8, 44)]);
  land(
    plate,
    below((x) => 800 + 5 * noise(x / 90, 0, 4)),
    0.24,
    8,
  );
  const gable = points('440,520 790,96 1140,520');
  plate.solid(rect(470, 510, 640, 410), { tone: 0.12, pitch: 15 }, 7, 10);
  plate.stroke(
    [
      ...times(6, (i): Shape => [
        [470 + i * 128, 520],
        [470 + i * 128, 920],
      ]),
      points('470,650 1110,650'),
      points('470,780 1110,780'),
      points('470,650 598,780'),
      points('1110,650 982,780'),
      points('470,520 598,650'),
      points('1110,520 982,650'),
    ],
    13,
  );
  plate
    .flat([rect(530, 690, 68, 84), rect(982, 690, 68, 84), rect(726, 690, 128, 230)], 's', 2)
    .flat([rect(626, 676, 84, 88), rect(870, 676, 84, 88), rect(738, 702, 104, 218)], 'g', 5);
  plate.solid(gable, { tone: 0.52, pitch: 17, angle: Math.PI / 2 }, 7, 9);
  plate.stroke(points('396,556 790,80 1184,556'), 34, 'g', 8);
  plate.flat(rect(430, 512, 720, 20), 'g', 4);
  plate.flat(rect(654, 250, 272, 230), 'g', 9);
  plate
    .solid(points('654,250 654,480 570,500 570,240'), { tone: 0.3, pitch: 14, angle: Math.PI / 2 }, 6, 5)
    .solid(points('926,250 926,480 1010,500 1010,240'), { tone: 0.3, pitch: 14, angle: Math.PI / 2 }, 6, 5);
  const bow = both(points('0,268 50,276 96,292 116,320 96,400 56,462 0,510'), 0).map(
    ([x, y]): [number, number] => [790 + x, y],
  );
  plate.flat(bow, 'y', 8).stroke(ring(bow), 7);
  plate
    .stroke(points('790,276 790,508'), 13)
    .stroke(
      [
        curve(points('676,322 720,386 790,412 860,386 904,322')),
        curve(points('692,386 736,440 790,462 844,440 888,386')),
      ],
      5,
    );
  plate.flat(curve(points('700,300 740,290 790,286 840,290 880,300 830,316 790,322 750,316'), true, 4));
  return plate.screen(points('470,920 1110,920 1420,980 760,980'), { tone: 0.78, pitch: 12, bare: true });
}
