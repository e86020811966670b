import { noise, random, smooth } from '../../noise';
import { Plate } from '../../plate';
import type { Point } from '../../shapes';
import { curve, placed, points, rect, ring, times } from '../../shapes';

/** Thunder over the winter sea, a shoal below it that faces the shore. */
export function sandfish(): Plate {
  const plate = new Plate();
  plate.screen(rect(-10, -10, 1520, 480), {
    pitch: 14,
    step: 30,
    tone: (x, y) => 0.86 - 0.3 * smooth(0, 420, y) + 0.2 * noise(x / 260, y / 90, 4),
    relief: (x, y) => 12 * noise(x / 240, y / 120, 6),
  });
  const bolt = points(
    '470,-20 400,150 480,166 380,300 452,312 360,450 548,270 476,262 580,120 506,112 580,-20',
  );
  plate.flat(bolt, 'y', 9);
  const crest = (x: number): number =>
    452 + 38 * Math.abs(Math.sin(x / 96 + 0.6 * noise(x / 200, 0, 5))) * -1 + 22 * noise(x / 130, 0, 3);
  const swell = times(78, (i): Point => [i * 20 - 20, crest(i * 20 - 20)]);
  const sea = [...swell, ...points('1530,1020 -20,1020')];
  plate.flat(sea, 's', 14).screen(sea, {
    bare: true,
    pitch: 15,
    step: 24,
    tone: (x, y) => 0.34 + 0.42 * smooth(520, 1000, y) + 0.08 * noise(x / 200, y / 40, 6),
    relief: (x, y) => (crest(x) - 440) * (1 - smooth(440, 800, y)),
  });
  plate.stroke(swell, 7);
  const shore = curve(
    points('1530,560 1400,620 1290,720 1130,800 900,900 620,970 360,1020 1530,1020'),
    false,
    5,
  );
  plate
    .flat(shore, 's', 7)
    .screen(shore, { bare: true, tone: 0.2, pitch: 16, angle: -0.5 })
    .stroke(shore.slice(0, -6), 6);
  const r = random(9);
  for (let row = 0; row < 4; row++)
    for (let i = 0; i < 5 - row * 0.6; i++) {
      const x = 130 + i * 256 + (row % 2) * 120 + r() * 24;
      const y = 570 + row * 106 + r() * 16;
      if (x < 1240 - (y - 560) * 1.35 + 90) fish(plate, x, y, 1.28 + r() * 0.2, 0.1 * (r() - 0.5) - 0.06);
    }
  return plate;
}

function fish(plate: Plate, x: number, y: number, size: number, angle: number): void {
  const at = placed(x, y, size, angle);
  const body = at(
    curve(points('76,2 50,-12 10,-20 -40,-11 -66,-3 -92,-20 -84,2 -92,22 -66,7 -40,12 10,18 50,14'), true, 3),
  );
  plate
    .flat(body, 's', 4)
    .stroke(ring(body), 4)
    .flat(at(points('66,-6 40,-16 10,-20 -40,-11 -66,-3 -88,-16 -82,0 -20,0 40,-3')));
  plate.flat(at(rect(50, -3, 7, 7)));
}
