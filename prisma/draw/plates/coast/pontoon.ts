import { noise } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Shape } from '../../shapes';
import { both, curve, placed, points, rect, times } from '../../shapes';

/** A landing stage of another country on an empty beach. */
export function pontoon(): Plate {
  const plate = new Plate();
  sky(plate, 330, 0.4, 0.08);
  flats(plate, 330, 0.6, 0.4, 18, rect(-10, 330, 1520, 270));
  const surf = curve(points('-20,560 200,520 480,566 760,520 1060,560 1300,510 1530,540'));
  const sand = [...surf, ...points('1530,1020 -20,1020')];
  land(plate, sand, 0.13, 12, 5, 22);
  plate.stroke(surf, 5);
  const at = placed(760, 650, 1, -0.11);
  plate.screen(at(points('-560,190 500,190 700,150 560,250 -500,260')), { tone: 0.85, pitch: 11 });
  plate.solid(at(points('-600,40 -420,-80 660,-80 520,40')), { tone: 0.14, pitch: 15, angle: -0.11 }, 7, 9);
  plate.stroke(
    times(9, (i) => at(points('-480,40 -312,-80').map(([x, y]) => [x + i * 118, y]))),
    4,
  );
  plate
    .solid(at(rect(-600, 40, 1120, 96)), { tone: 0.78, pitch: 13, angle: -0.11 }, 8, 0)
    .solid(at(points('520,40 660,-80 660,20 520,136')), { tone: 0.94 }, 8, 0);
  const shells = times(26, (i) =>
    at(
      placed(-580 + i * 43, 134, 0.8 + 0.35 * noise(i * 1.3, 0, 3))(both(points('0,0 13,8 17,34 9,62 0,70'))),
    ),
  );
  plate
    .flat(shells, 's', 0)
    .flat(shells, 'g', 4)
    .stroke(
      shells.map((shell): Shape => [shell[0] ?? [0, 0], shell[4] ?? [0, 0]]),
      3,
      's',
    );
  plate.stroke(
    [
      ...times(8, (i) => at(points('-420,-78 -420,-190').map(([x, y]) => [x + i * 150, y]))),
      at(points('-424,-186 636,-186')),
      at(points('-424,-134 636,-134')),
    ],
    9,
    'g',
    5,
  );
  plate
    .stroke(at(points('420,-80 420,-430 490,-462 520,-440')), 13, 'g', 6)
    .flat(at(points('486,-440 556,-440 580,-396 462,-396')), 'g', 6);
  const box = at(rect(-176, -282, 150, 110));
  plate
    .flat(box, 'y', 9)
    .stroke([[...box, ...box.slice(0, 2)]], 7)
    .stroke(at(points('-134,-250 -68,-250')), 11)
    .stroke(at(points('-186,-284 -16,-284')), 13);
  return plate.stroke(
    [points('120,900 300,880'), points('980,900 1240,916'), points('400,960 620,950')].map((line) =>
      curve(line),
    ),
    4,
  );
}
