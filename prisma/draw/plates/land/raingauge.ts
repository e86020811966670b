import { bump, noise, random, smooth } from '../../noise';
import { PAGE, Plate } from '../../plate';
import { land } from '../../scenery';
import type { Point } from '../../shapes';
import { below, both, curve, placed, points, rect, times } from '../../shapes';

/** A rain gauge on its post, in the rain. */
export function raingauge(): Plate {
  const plate = new Plate();
  plate.screen(PAGE, {
    angle: 1.86,
    pitch: 22,
    step: 60,
    tone: (x, y) => 0.24 + 0.3 * noise(x / 60, y / 190, 4),
    tolerance: 2.6,
  });
  land(
    plate,
    below((x) => 640 - 90 * bump(150, 180, x) - 120 * bump(1330, 210, x) + 26 * noise(x / 44, 0, 5)),
    0.66,
    26,
    4,
  );
  land(
    plate,
    below((x) => 840 + 16 * noise(x / 200, 0, 6)),
    0.3,
    10,
  );
  const r = random(4);
  plate.stroke(
    times(70, () => placed(r() * 1500, 870 + r() * 130, 0.6 + r() * 0.6)(points('-14,-40 0,0 12,-46'))),
    4,
  );
  plate
    .flat([rect(718, 560, 64, 400)], 's', 8)
    .screen(rect(718, 560, 64, 400), { tone: 0.66, pitch: 13, angle: Math.PI / 2 });
  plate.solid(
    both(
      points('0,150 190,150 190,186 62,312 62,600 0,600').map(([x, y]) => [750 + x, y]),
      750,
    ),
    { tone: 0.05 },
    0,
    12,
  );
  plate
    .solid(
      both(
        points('0,186 184,186 60,312 0,312').map(([x, y]) => [750 + x, y]),
        750,
      ),
      { tone: (x) => 0.2 + 0.7 * smooth(640, 900, x), pitch: 12, step: 20 },
      7,
      0,
    )
    .flat(rect(552, 150, 396, 40));
  plate
    .flat(rect(694, 446, 112, 150), 'y')
    .stroke(rect(690, 312, 120, 288).concat([[690, 312]]), 8)
    .stroke(points('690,446 810,446'), 6);
  plate.stroke(
    times(9, (i): Point[] => [
      [690, 570 - i * 28],
      [i % 2 ? 722 : 740, 570 - i * 28],
    ]),
    5,
  );
  plate.flat(rect(668, 596, 164, 26), 'g', 4);
  const umbrella = placed(930, 960, 1, -0.28);
  plate.flat(
    [umbrella(curve(points('-9,0 -40,-120 -46,-300 -16,-420 0,-452 16,-420 46,-300 40,-120 9,0'), true, 4))],
    'g',
    8,
  );
  plate.stroke([points('-18,-70 -24,-300 -6,-420'), points('14,-60 20,-300 6,-420')].map(umbrella), 4, 's');
  return plate.stroke(
    [umbrella(points('0,0 0,40')), umbrella(curve(points('0,-440 0,-530 14,-566 42,-566 54,-540')))],
    12,
    'g',
    5,
  );
}
