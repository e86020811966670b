import { random, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, peaks, sky } from '../../scenery';
import type { Point, Shape } from '../../shapes';
import { curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** Bees on a lifebuoy. */
export function swarm(): Plate {
  const plate = new Plate();
  const r = random(8);
  sky(plate, 420, 0.34, 0.06);
  peaks(
    plate,
    430,
    [
      [1250, 170, 420],
      [960, 280, 260],
      [300, 230, 420],
      [60, 300, 260],
    ],
    0.5,
  );
  flats(plate, 424, 0.52, 0.4, 18);
  plate.stroke(
    [points('-10,250 1510,250'), points('-10,560 1510,560'), points('-10,860 1510,860')],
    22,
    'g',
    8,
  );
  plate
    .stroke([points('130,210 130,1020'), points('1370,210 1370,1020')], 34, 'g', 8)
    .flat(rect(-10, 930, 1520, 90), 'g', 6);
  const [x, y] = [750, 370];
  plate.flat(disc(x, y, 262, 262, 56), 'g', 10).flat(disc(x, y, 250, 250, 56), 'y');
  plate
    .flat(
      [0.45, 2.02, 3.6, 5.16].map((a) => placed(x, y, 1, a)(points('150,-52 256,-62 256,62 150,52'))),
      's',
    )
    .stroke(
      [0.45, 2.02, 3.6, 5.16].map((a) => ring(placed(x, y, 1, a)(points('140,-50 256,-62 256,62 140,50')))),
      6,
    );
  plate
    .flat(disc(x, y, 148, 148, 44), 'g')
    .screen(disc(x, y, 138, 138, 44), { tone: 0.5, pitch: 14 })
    .stroke(points('600,250 900,250'), 22, 'g', 6);
  const beard = curve(
    points('566,470 640,452 750,470 860,452 936,480 950,600 900,760 830,880 750,960 680,890 600,770 552,600'),
    true,
  );
  const crowd = beard.map(([u, v]) =>
    placed(u + r() * 14 - 7, v + r() * 14 - 7, 1, r() * 6)(disc(0, 0, 19, 11, 10)),
  );
  plate.flat([beard, ...crowd], 'g', 7);
  const bees: Shape[] = [];
  for (let i = 0; i < 190; i++) {
    const [u, v] = [560 + r() * 386, 470 + r() * 450];
    const half = 180 * Math.sqrt(smooth(970, 560, v) + 0.02);
    if (Math.abs(u - 750) < half - 14) bees.push(placed(u, v, 1, r() * 6)(points('-17,0 0,-6 17,0 0,6')));
  }
  plate.flat(bees, 's');
  const loose = times(34, (): Point => [430 + r() * 640, 480 + r() * 440]).filter(
    ([u]) => u < 560 || u > 940,
  );
  return plate.flat(
    loose.flatMap(([u, v]) => [
      placed(u, v, 1, r())(disc(0, 0, 11, 7, 10)),
      placed(u, v, 1, r())(points('0,0 -12,-15 -2,-17')),
    ]),
    'g',
    4,
  );
}
