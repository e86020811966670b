import { mix, noise, smooth } from '../../noise';
import { Plate } from '../../plate';
import { land, sky } from '../../scenery';
import type { Place } from '../../shapes';
import { below, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** Seven hives on the third terrace of a slag heap. */
export function slagheap(): Plate {
  const plate = new Plate();
  sky(plate, 900, 0.4, 0.06);
  const tower = placed(190, 812, 0.9);
  plate.stroke(
    [
      points('-50,0 -14,-190'),
      points('50,0 14,-190'),
      points('14,-160 130,0'),
      points('-36,-70 36,-70'),
      points('-26,-130 26,-130'),
    ].map(tower),
    6,
  );
  plate.stroke(
    [
      ring(tower(disc(-8, -206, 32, 32, 20))),
      ...[0, 1, 2].map((i) =>
        tower([
          [-8 - 32 * Math.cos(i * 1.05), -206 - 32 * Math.sin(i * 1.05)],
          [-8 + 32 * Math.cos(i * 1.05), -206 + 32 * Math.sin(i * 1.05)],
        ]),
      ),
    ],
    5,
  );
  plate.flat([tower(rect(84, -60, 120, 62)), tower(rect(-120, -36, 60, 38))]);
  land(
    plate,
    below((x) => 808 + 8 * noise(x / 90, 0, 4)),
    0.5,
    8,
  );
  const steps = [
    [250, 1600, 860, 1040],
    [400, 1480, 690, 870],
    [540, 1330, 480, 690],
    [650, 1200, 330, 480],
    [740, 1090, 200, 330],
  ];
  for (const [left = 0, right = 0, top = 0, foot = 0] of steps) slab(plate, left, right, top, foot);
  times(7, (i) => hive(plate, placed(524 + i * 132, 690, 1.32), i === 4));
  return plate;
}

/** A slope of slag under a level terrace. */
function slab(plate: Plate, left: number, right: number, top: number, foot: number): void {
  const drop = foot - top;
  const rough = (y: number, seed: number): number => 12 * noise(y / 40, 0, seed);
  const slope = curve(
    [
      [left, top],
      [left - drop * 0.45 + rough(top, 3), (top + foot) / 2],
      [left - drop * 0.8, foot],
      [right + drop * 0.8, foot],
      [right + drop * 0.45 + rough(top, 7), (top + foot) / 2],
      [right, top],
    ],
    true,
    1,
  );
  plate.flat(slope, 's', 7).screen(slope, {
    bare: true,
    angle: 1.25,
    pitch: 19,
    step: 50,
    tolerance: 2.4,
    tone: (x, y) =>
      mix(0.4, 0.86, smooth(left, right, x)) +
      0.16 * noise(x / 60, y / 50, 4) -
      0.25 * smooth(top + 30, top, y),
    relief: (x, y) => 6 * noise(x / 90, y / 120, 6),
  });
  plate
    .stroke(
      [
        [left - 10, top],
        [right + 10, top],
      ],
      12,
      's',
    )
    .stroke(
      [
        [left - 4, top + 6],
        [right + 4, top + 6],
      ],
      3,
    );
}

function hive(plate: Plate, at: Place, marked: boolean): void {
  const box = at(rect(-30, -88, 60, 76));
  plate.flat([box, at(rect(-38, -104, 76, 18))], 's', 9).flat(box, marked ? 'y' : 's');
  plate.stroke(ring(box), 6).stroke(at(points('-30,-50 30,-50')), 4);
  plate.flat(
    [rect(-38, -104, 76, 18), rect(-26, -12, 10, 12), rect(16, -12, 10, 12), rect(-16, -26, 32, 8)].map(at),
  );
}
