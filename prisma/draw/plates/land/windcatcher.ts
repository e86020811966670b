import { noise, smooth } from '../../noise';
import { Plate } from '../../plate';
import { land, sky } from '../../scenery';
import type { Shape } from '../../shapes';
import { below, both, curve, points, rect, ring, times } from '../../shapes';

/** A tower that breathes; a strip of paper shows which way. */
export function windcatcher(): Plate {
  const plate = new Plate();
  sky(plate, 900, 0.46, 0.05);
  const dome = both(curve(points('0,560 120,590 220,660 270,760 280,830')).concat(points('280,920 0,920')));
  const low = dome.map(([x, y]): [number, number] => [1130 + x, y]);
  plate
    .solid(
      low,
      { tone: (x, y) => 0.1 + 0.6 * smooth(1060, 1400, x) * smooth(1100, 700, y), pitch: 14, step: 26 },
      7,
      10,
    )
    .flat(rect(1102, 530, 56, 40), 'g', 6)
    .flat(
      both(
        points('0,800 36,812 52,850 52,920 0,920').map(([x, y]) => [1130 + x, y]),
        1130,
      ),
      'g',
      4,
    );
  const front = points('360,930 388,110 640,110 660,930');
  const side = points('640,110 760,150 786,930 660,930');
  plate
    .flat(side, 's', 10)
    .solid(front, { tone: 0.13, pitch: 15 }, 7, 10)
    .solid(side, { tone: 0.8, pitch: 13 }, 7, 0);
  plate.flat([points('372,96 372,124 652,124 652,96'), points('652,96 652,124 776,164 776,138')], 'g', 6);
  for (let i = 0; i < 5; i++)
    plate.flat(rect(408 + i * 46, 176, 26, 250), 'g', 2).flat(
      points('408,176 434,176 421,150').map(([x, y]): [number, number] => [x + i * 46, y]),
      'g',
      2,
    );
  for (let i = 0; i < 3; i++)
    plate.flat(
      points('666,190 680,195 682,440 668,436').map(([x, y]): [number, number] => [x + i * 32, y + i * 10]),
      's',
    );
  plate.stroke([points('384,470 650,470'), points('382,492 650,492'), points('378,640 654,640')], 6).stroke(
    times(6, (i): Shape => [
      [394 + i * 48, 474],
      [418 + i * 48, 490],
    ]),
    5,
  );
  plate.flat(
    times(4, (i) => rect(326, 520 + i * 100, 66, 14)),
    'g',
    3,
  );
  land(
    plate,
    below((x) => 920 + 6 * noise(x / 120, 0, 4)),
    0.2,
    8,
    5,
    4,
  );
  plate.screen(points('790,926 1520,946 1520,1000 790,960'), { tone: 0.7, pitch: 11, bare: true });
  const strip = curve(
    points('420,300 340,280 270,330 190,300 110,346 100,312 190,262 266,292 336,244 424,268'),
    true,
    5,
  );
  return plate.flat(strip, 'y', 8).stroke(ring(strip), 5);
}
