import { mix, noise, smooth } from '../../noise';
import { PAGE, Plate } from '../../plate';
import { land } from '../../scenery';
import type { Point, Shape } from '../../shapes';
import { below, curve, disc, placed, points, ring, times } from '../../shapes';

/** A climber in his sling under one heavy bunch of dates. */
export function palmclimber(): Plate {
  const plate = new Plate();
  plate.screen(PAGE, {
    pitch: 16,
    step: 50,
    tone: (x, y) => mix(0.36, 0.06, smooth(0, 900, y)) + 0.06 * noise(x / 300, y / 90, 3),
    relief: (x, y) => 10 * noise(x / 400, y / 200, 4),
  });
  land(
    plate,
    below((x) => 960 + 10 * noise(x / 90, 0, 6)),
    0.5,
    6,
  );
  for (const angle of [-2.9, -2.4, -0.25, 0.2, -1.9, -1.25, -0.75, 2.7, 0.6]) frond(plate, 960, 210, angle);
  trunk(plate);
  for (const angle of [-3.3, -2.15, -1.55, -1, 0.02]) frond(plate, 960, 200, angle);
  dates(plate);
  climber(plate, placed(742, 560, 1.28));
  return plate;
}

/** The middle of the trunk and half its width, at a share of its height. */
function trunkAt(t: number): readonly [x: number, y: number, half: number] {
  return [mix(480, 960, t ** 0.86), mix(1040, 230, t), mix(132, 46, t)];
}

function trunk(plate: Plate): void {
  const side = (s: number): Point[] =>
    times(12, (i) => [trunkAt(i / 11)[0] + s * trunkAt(i / 11)[2], trunkAt(i / 11)[1]]);
  const shape = [...side(-1), ...side(1).reverse()];
  plate.solid(shape, { tone: 0.16, pitch: 13, angle: -1.02 }, 7, 10);
  for (let row = 0; row < 19; row++) {
    const [x, y, half] = trunkAt(row / 19);
    const w = half / 2;
    const scales = times(4, (k): Shape =>
      placed(
        x - half + w * (k + (row % 2 ? 0.5 : 0)),
        y,
        half / 110,
        0.5,
      )(points('0,30 50,10 44,-34 20,-52 4,-20')),
    );
    plate.flat(scales.slice(0, row % 2 ? 3 : 4), 'g', 3);
  }
}

function frond(plate: Plate, x: number, y: number, angle: number): void {
  const rib = curve(
    [
      [x, y],
      [x + 190 * Math.cos(angle), y + 150 * Math.sin(angle) - 20],
      [x + 370 * Math.cos(angle), y + 250 * Math.sin(angle) + 60],
      [x + 440 * Math.cos(angle), y + 290 * Math.sin(angle) + 150],
    ],
    false,
    8,
  );
  const leaves = rib.slice(4).flatMap(([u, v], i) => {
    const [pu, pv] = rib[i + 3] ?? [u, v];
    const along = Math.atan2(v - pv, u - pu);
    return [-0.62, 0.62].map((s) => placed(u, v, 1 - i * 0.022, along + s)(points('0,-8 120,0 0,8')));
  });
  plate.flat(leaves, 'g', 3).stroke(rib, 8);
}

function dates(plate: Plate): void {
  plate.stroke(
    [curve(points('950,230 1040,250 1076,310')), curve(points('956,236 1050,262 1090,320'))],
    9,
    'g',
    5,
  );
  const fruit = times(30, (i): Shape => {
    const row = Math.floor(i / 5);
    const spread = [34, 62, 74, 70, 56, 30][row] ?? 0;
    return disc(
      1080 + ((i % 5) / 2 - 1) * spread + (row % 2) * 6,
      326 + row * 38 + 10 * noise(i * 1.7, 0, 4),
      22,
      31,
      14,
    );
  });
  plate.flat(fruit, 'y', 10);
  for (const date of fruit) plate.flat(date, 'y').stroke(ring(date), 5);
}

/** Feet against the trunk, back in the rope. */
function climber(plate: Plate, at: (shape: Shape) => Shape): void {
  plate.stroke(at(curve(points('-150,-40 -120,-74 40,10 150,96 120,120 -20,60 -150,-40'))), 11, 'g', 5);
  plate.flat(
    at(curve(points('136,108 96,116 60,110 10,130 -60,150 -70,126 -10,92 50,66 110,62 146,76'), true, 5)),
    'g',
    6,
  );
  plate.flat(at(curve(points('120,116 70,150 10,180 -76,206 -84,180 -10,146 60,100'), true, 5)), 'g', 5);
  plate
    .flat(at(curve(points('90,100 150,110 176,60 182,-20 160,-58 124,-54 110,-10'), true, 5)), 'g', 6)
    .flat(at(disc(144, -92, 31, 34, 20)), 'g', 5);
  plate
    .stroke(
      [at(curve(points('140,-36 90,-20 40,-50'))), at(curve(points('152,-40 110,-80 70,-150')))],
      20,
      'g',
      4,
    )
    .stroke(at(points('70,-150 44,-190 62,-216')), 7, 'g', 4);
  plate.flat(at(points('108,-104 128,-130 164,-132 184,-100')), 'g', 3);
}
