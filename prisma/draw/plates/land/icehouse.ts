import { random, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, sky } from '../../scenery';
import { both, curve, disc, points, ring, times } from '../../shapes';

/** A cone of clay that keeps the ice of winter nights. */
export function icehouse(): Plate {
  const plate = new Plate();
  const r = random(6);
  sky(plate, 720, 0.9, 0.62);
  plate.flat(
    times(60, () => disc(r() * 1500, r() * 560, 2 + r() * 3.4, undefined, 8)),
    's',
  );
  plate
    .solid(points('820,560 1520,520 1520,760 820,750'), { tone: 0.4, pitch: 16, angle: -0.03 }, 7, 8)
    .stroke(points('810,560 1520,520'), 15);
  flats(plate, 744, 0.36, 0.24, 10);
  for (let k = 0; k < 7; k++) {
    const [wide, narrow, foot, top] = [400 - k * 54, 368 - k * 54, 760 - k * 88, 672 - k * 88];
    plate.solid(
      both([
        [narrow, top],
        [wide, foot],
      ]).map(([x, y]): [number, number] => [500 + x, y]),
      { tone: (x) => 0.1 + 0.72 * smooth(500 - wide * 0.3, 500 + wide, x), pitch: 13, step: 24 },
      6,
      k === 6 ? 8 : 6,
    );
  }
  plate.flat(
    both(
      points('0,-16 24,4 32,62 0,62').map(([x, y]) => [500 + x, 82 + y]),
      500,
    ),
    'g',
    6,
  );
  const door = both([...curve(points('0,620 40,630 62,662 66,700')), ...points('66,764 0,764')]).map(
    ([x, y]): [number, number] => [450 + x, y],
  );
  plate.flat(door, 'y', 12).stroke(ring(door), 9);
  const pool = points('640,800 1330,790 1500,940 560,966');
  plate.solid(pool, { tone: 0.86, pitch: 12 }, 9, 12);
  const plates = [
    '690,826 860,818 890,868 720,882',
    '900,830 1070,812 1130,850 960,874',
    '1130,822 1270,812 1330,856 1180,866',
    '650,910 830,894 900,940 690,950',
    '960,900 1150,880 1210,924 1010,938',
    '1230,890 1370,880 1420,924 1270,930',
  ].map(points);
  return plate.flat(plates, 's').screen(plates, { tone: 0.14, pitch: 15, angle: 0.5 });
}
