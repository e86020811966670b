import { noise, smooth } from '../../noise';
import { PAGE, Plate } from '../../plate';
import { curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** Melons in slings of reed, none touching another. */
export function melons(): Plate {
  const plate = new Plate();
  plate.screen(PAGE, {
    tone: (x) => 0.8 - 0.2 * Math.exp(-(((x - 750) / 300) ** 2)) + 0.08 * noise(x / 20, 0, 3),
    pitch: 14,
    angle: Math.PI / 2,
    step: 60,
  });
  plate.screen(points('560,1010 700,560 800,560 940,1010'), { tone: 0.4, pitch: 14 });
  plate.flat(rect(702, 400, 96, 164), 's', 4);
  for (const [y, from, to, count, size] of [
    [190, 330, 1170, 7, 0.5],
    [120, 170, 1330, 6, 0.8],
    [40, 30, 1470, 5, 1.3],
  ] as const) {
    plate.flat(rect(-10, y - 16 * size, 1520, 34 * size), 'g', 5 * size).stroke(
      [
        [-10, y - 4 * size],
        [1510, y - 4 * size],
      ],
      3,
      's',
    );
    times(count, (i) =>
      melon(
        plate,
        from + ((to - from) / (count - 1)) * i,
        y,
        size,
        (size > 1 ? 300 : 270) + 60 * noise(i * 1.7, size, 4),
        size > 1 && i === 3,
      ),
    );
  }
  return plate;
}

function melon(plate: Plate, x: number, beam: number, size: number, drop: number, marked: boolean): void {
  const y = beam + drop * size;
  const at = placed(x, y, size);
  plate.stroke(
    [
      [[x, beam], ...at(points('0,-130'))],
      at(curve(points('0,-136 -64,-70 -78,20 -40,96 0,120'))),
      at(curve(points('0,-136 64,-70 78,20 40,96 0,120'))),
    ],
    7 * size,
    'g',
    4 * size,
  );
  const body = at(disc(0, 10, 78, 108, 20));
  plate.flat(body, marked ? 'y' : 's', 7 * size);
  if (!marked)
    plate.screen(body, {
      tone: (u) => 0.12 + 0.62 * smooth(x - 30 * size, x + 80 * size, u),
      pitch: 11,
      step: 34,
      angle: 0.2,
      bare: true,
    });
  plate.stroke(
    [
      ring(body),
      at(curve(points('0,-98 -34,0 0,118'))),
      at(curve(points('0,-98 34,0 0,118'))),
      at(points('0,-136 0,118')),
      at(curve(points('-78,30 0,54 78,30'))),
      at(curve(points('-70,-30 0,-10 70,-30'))),
    ],
    5 * size,
  );
}
