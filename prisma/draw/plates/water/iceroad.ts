import { figures } from '../../figures';
import { bump, noise, random } from '../../noise';
import { Plate } from '../../plate';
import { land, sky } from '../../scenery';
import { below, both, disc, placed, points, rect, times } from '../../shapes';

/** A road over the ice between two rows of branches. */
export function iceroad(): Plate {
  const plate = new Plate();
  const r = random(8);
  sky(plate, 400, 0.3, 0.06);
  land(
    plate,
    below((x) => 384 - 10 * bump(300, 300, x) + 5 * noise(x / 30, 0, 9), 402),
    0.6,
    4,
  );
  const island = below((x) => 402 - 96 * bump(900, 130, x) - 40 * bump(1040, 90, x), 404);
  plate.flat(island, 'g');
  plate.flat(
    times(46, (i) => fir(790 + i * 6.2, 402 - 70 * bump(910, 110, 790 + i * 6.2), 46 + r() * 40)),
    'g',
  );
  plate.screen(rect(-10, 404, 1520, 610), {
    pitch: 17,
    step: 34,
    tone: (x, y) => 0.1 + 0.1 * noise(x / 240, y / 30, 4),
    relief: (x, y) => ((y - 390) / 50) * noise(x / 170, y / 60, 6),
  });
  const road = points('884,406 916,406 1130,1020 300,1020');
  plate.solid(
    road,
    {
      tone: (x, y) =>
        0.62 + 0.24 * noise(x / 60, y / 240, 5) - 0.16 * bump(-0.1, 0.16, (x - 900) / (y - 380)),
      pitch: 13,
      step: 16,
      angle: Math.PI / 2 - 0.12,
    },
    0,
    8,
  );
  for (let z = 26; z > 0.8; z *= 0.82)
    for (const side of [-1, 1]) {
      const y = 404 + 640 / (z + 0.2);
      const near = (y - 404) / 616;
      const x = side < 0 ? 884 - 640 * near : 916 + 270 * near;
      if (y < 1040) plate.flat(branch(x, y, 22 + 330 * near), 'g', near * 6);
    }
  plate
    .stroke(points('236,1000 236,560'), 16, 'g', 6)
    .flat(disc(236, 470, 132, 132, 40), 'g', 8)
    .flat(disc(236, 470, 118, 118, 40), 'y');
  return plate.stroke(figures('3t', placed(168, 422, 6)), 18);
}

function fir(x: number, foot: number, height: number) {
  return both(
    points('0,-100 12,-64 7,-66 20,-30 12,-32 26,0').map(([u, v]) => [
      x + (u * height) / 130,
      foot + (v * height) / 100,
    ]),
    x,
  );
}

/** A fir top stuck in the snow. */
function branch(x: number, foot: number, height: number) {
  const s = height / 100;
  return both(
    points('0,-100 9,-70 4,-72 18,-46 8,-50 26,-20 4,-30 3,0').map(([u, v]) => [x + u * s, foot + v * s]),
    x,
  );
}
