import { noise, random } from '../../noise';
import { Plate } from '../../plate';
import { land, sky } from '../../scenery';
import type { Place, Point, Shape } from '../../shapes';
import { below, both, placed, points, rect, ring, times } from '../../shapes';

/** The arches of a reed hall; the first does not quite meet. */
export function reedhouse(): Plate {
  const plate = new Plate();
  const r = random(3);
  sky(plate, 800, 0.34, 0.06);
  land(
    plate,
    below((x) => 744 + 10 * noise(x / 120, 0, 5)),
    0.5,
    4,
  );
  for (const [x, size] of [
    [90, 1.1],
    [250, 0.8],
    [1330, 1],
    [1440, 1.25],
    [1210, 0.6],
  ] as const)
    tree(plate, x, 790, size, r);
  land(
    plate,
    below((x) => 790 + 14 * noise(x / 160, 0, 8)),
    0.1,
    12,
    5,
    8,
  );
  for (let k = 4; k >= 0; k--) {
    const at = placed(700 + k * 46, 900 - k * 26, 1 - k * 0.1);
    if (k === 4) plate.flat(at(arch(250, 640)), 'g');
    plate
      .flat(at(rib(1)), 's', 5)
      .screen(at(rib(1)), { tone: 0.4 + k * 0.12, pitch: 12, angle: 0.25 })
      .stroke(ring(at(rib(1))), 5);
    if (k > 0) {
      plate
        .flat(at(rib(-1)), 's', 5)
        .screen(at(rib(-1)), { tone: 0.4 + k * 0.12, pitch: 12, angle: -0.25 })
        .stroke(ring(at(rib(-1))), 5);
      plate.flat(at(points('-40,-668 40,-668 40,-600 -40,-600')));
    } else front(plate, at);
  }
  plate.stroke(
    times(40, () => placed(r() * 1500, 860 + r() * 130, 0.5 + r() * 0.5)(points('-8,-40 0,0 10,-34'))),
    3,
  );
  return plate;
}

/** Outline of one half of an arch of bundled reed, growing thinner upwards; `side` 1 is the right one. */
function rib(side: 1 | -1): Shape {
  const outer = times(13, (i): Point => [side * 330 * (1 - (i / 12) ** 2.2) + side * 20, -660 * (i / 12)]);
  const inner = times(13, (i): Point => [
    side * 232 * (1 - (i / 12) ** 2.2) + side * 20,
    -600 * (i / 12),
  ]).reverse();
  return [...outer, ...inner];
}

function arch(half: number, height: number): Shape {
  return both(times(13, (i): Point => [half * (1 - (i / 12) ** 2.2), -height * (i / 12)]));
}

function front(plate: Plate, at: Place): void {
  for (const side of [1, -1] as const) {
    const bundle = rib(side).map(([x, y]): Point => [x + side * 34, y]);
    plate
      .flat(at(bundle), 's', 10)
      .screen(at(bundle), { tone: 0.34, pitch: 11, angle: side * 1.2 })
      .stroke(ring(at(bundle)), 8);
    for (let i = 1; i < 11; i++) {
      const [a, b] = [bundle[i], bundle[25 - i]];
      if (a && b) plate.stroke(at([a, b]), 13);
    }
  }
  plate.flat(at(rect(-50, -672, 100, 84)), 'y', 6);
}

function tree(plate: Plate, x: number, foot: number, size: number, r: () => number): void {
  const limbs: Point[][] = [];
  const grow = (at: Point, angle: number, length: number): void => {
    const end: Point = [at[0] + length * Math.cos(angle), at[1] + length * Math.sin(angle)];
    limbs.push([at, end]);
    if (length > 42)
      for (const turned of [-0.4, 0.34])
        grow(end, angle + turned * (0.7 + r() * 0.7), length * (0.66 + r() * 0.12));
  };
  grow([x, foot], -Math.PI / 2, 130 * size);
  plate.stroke(limbs.slice(1), 4).stroke(
    [
      [x, foot],
      [x, foot - 130 * size],
    ],
    13 * size,
    'g',
    3,
  );
}
