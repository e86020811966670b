import { bump, noise, random } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Shape } from '../../shapes';
import { below, disc, placed, points, rect, ring, times } from '../../shapes';

/** A ferry, seen end on, is a hand too wide for the lock. */
export function cableferry(): Plate {
  const plate = new Plate();
  sky(plate, 430, 0.36, 0.08);
  land(
    plate,
    below((x) => 372 + 16 * noise(x / 90, 0, 4), 440),
    0.62,
    6,
  );
  const flip = placed(1500, 0, 1, 0, -1);
  const inner = points('452,420 630,420 630,600 452,800');
  plate.solid(points('600,420 900,420 900,640 600,640'), { tone: 0.42, angle: Math.PI / 2, pitch: 26 }, 5);
  plate.stroke(points('750,420 750,640'), 9).stroke(points('600,480 900,480'), 8);
  plate
    .solid(inner, { tone: 0.6, pitch: 12, angle: 0.3 })
    .solid(flip(inner), { tone: 0.86, pitch: 12, angle: -0.3 });
  flats(plate, 600, 0.5, 0.5, 10, points('600,600 900,600 1060,820 440,820'));
  for (const side of [(shape: Shape) => shape, flip]) masonry(plate, side(rect(-20, 420, 472, 400)));
  flats(plate, 800, 0.62, 0.34, 18);
  const hull = points('404,650 1096,650 1080,830 1030,862 470,862 420,830');
  plate
    .solid(hull, { tone: 0.9, pitch: 14 }, 6, 10)
    .stroke(points('412,700 1088,700'), 5, 's')
    .stroke(points('418,806 1082,806'), 5, 's');
  plate.solid(points('500,650 520,450 850,450 870,650'), { tone: 0.24, angle: Math.PI / 2, pitch: 22 }, 7);
  plate.stroke([points('510,550 860,550'), points('505,600 866,600')], 5);
  plate
    .solid(rect(930, 390, 130, 262), { tone: 0.14, pitch: 14 }, 6, 8)
    .flat([rect(915, 374, 160, 22), rect(948, 424, 94, 64)]);
  plate.stroke([points('996,374 996,270'), points('966,306 1026,306')], 7, 'g', 3);
  plate.stroke([points('420,650 420,570'), points('420,576 500,576'), points('460,576 460,650')], 7, 'g', 3);
  plate.flat([rect(404, 640, 48, 188), rect(1048, 640, 48, 188)], 'y', 6);
  return plate.stroke([rect(404, 640, 48, 188), rect(1048, 640, 48, 188)].map(ring), 5);
}

/** The ferry waits at its ramp until the light on the island goes out. */
export function islandferry(): Plate {
  const plate = new Plate();
  const r = random(5);
  sky(plate, 560, 0.86, 0.6);
  plate.flat(
    times(34, () => disc(r() * 1500, r() * 330, 2 + r() * 3, undefined, 8)),
    's',
  );
  const island = below(
    (x) => 556 - 270 * bump(430, 250, x) - 120 * bump(720, 150, x) + 10 * noise(x / 40, 0, 3),
    562,
  );
  plate.flat(island, 'g', 5);
  plate
    .flat(rect(360, 316, 110, 62), 's', 0)
    .flat(points('344,322 415,272 486,322'), 's')
    .flat(rect(366, 322, 98, 60))
    .flat(points('360,318 415,280 470,318'));
  plate.flat(rect(392, 330, 44, 40), 'y').stroke([points('414,330 414,370'), points('392,350 436,350')], 3);
  plate.screen(rect(-10, 562, 1520, 460), {
    pitch: 14,
    step: 22,
    tone: (x, y) =>
      0.7 + 0.2 * noise(x / 150, y / 26, 9) - 0.5 * bump(414, 30 + (y - 562) * 0.12, x) * bump(562, 260, y),
    relief: (x, y) => ((y - 540) / 40) * noise(x / 120, y / 60, 6),
  });
  plate.solid(points('1130,790 1520,730 1520,1020 1000,1020'), { tone: 0.2, pitch: 15, angle: -0.15 }, 6, 6);
  const hull = points('440,640 480,780 1060,780 1098,660 1060,640');
  plate
    .flat(hull, 'g', 9)
    .stroke(points('466,726 1072,726'), 6, 's')
    .stroke(points('452,680 1090,680'), 4, 's');
  plate.solid(points('520,640 520,520 760,520 780,640'), { tone: 0.2, pitch: 14 }, 6, 7);
  plate.flat([rect(540, 546, 44, 40), rect(604, 546, 44, 40), rect(668, 546, 44, 40)]);
  plate
    .solid(rect(570, 446, 130, 76), { tone: 0.1, pitch: 14 }, 6, 7)
    .flat(rect(584, 462, 102, 30))
    .flat(rect(556, 434, 158, 16), 'g', 3);
  plate.stroke([points('636,434 636,340'), points('606,366 666,366')], 7, 'g', 4);
  plate
    .solid(points('820,640 834,586 900,580 936,610 986,616 990,640'), { tone: 0.3, pitch: 12 }, 6, 6)
    .flat([disc(862, 642, 18), disc(954, 642, 18)], 'g', 3);
  return plate
    .stroke(points('1092,664 1270,772'), 16, 'g', 5)
    .stroke(points('1096,584 1210,730'), 4, 'g', 3)
    .stroke(points('1060,640 1096,584'), 8, 'g', 3);
}

function masonry(plate: Plate, face: Shape): void {
  plate.solid(face, { tone: 0.3, pitch: 13 }, 7, 6);
  const xs = face.map(([x]) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  for (let row = 0; row < 6; row++) {
    const y = 420 + row * 64;
    plate.stroke(
      [
        [left, y],
        [right, y],
      ],
      row ? 4 : 16,
    );
    plate.stroke(
      times(4, (k): Shape => [
        [left + 50 + k * 130 + (row % 2) * 62, y],
        [left + 50 + k * 130 + (row % 2) * 62, Math.min(y + 64, 816)],
      ]),
      4,
    );
  }
}
