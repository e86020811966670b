import { mix, noise, random, smooth } from '../../noise';
import { Plate } from '../../plate';
import type { Point, Shape } from '../../shapes';
import { arc, below, curve, disc, placed, points, rect } from '../../shapes';

// Stone fish weirs seen straight from above: two rows of stones on calm water, the shore at the bottom.
const SHORE = (x: number): number => 868 + 24 * noise(x / 260, 0, 4);

export function weirbow(): Plate {
  return plan((plate) => {
    wall(plate, bow());
    catches(plate, 750, 330, 70);
  });
}

export function weirhook(): Plate {
  return plan((plate) => {
    wall(
      plate,
      curve(
        points('330,900 352,700 420,480 560,290 770,190 980,226 1090,370 1050,520 910,566 812,480 838,396'),
        false,
        12,
      ),
    );
    catches(plate, 934, 424, 50);
  });
}

export function weirtwin(): Plate {
  return plan((plate) => {
    wall(plate, points('750,900 750,322'));
    for (const side of [-1, 1])
      wall(
        plate,
        arc(
          750 + side * 222,
          330,
          172,
          side < 0 ? 0.9 : Math.PI - 0.9,
          side < 0 ? 6.2 : Math.PI - 6.2,
          172,
          40,
        ),
      );
    catches(plate, 524, 326, 66);
  });
}

export function weirgap(): Plate {
  return plan((plate) => {
    const whole = bow();
    const [from, to] = [Math.round(whole.length * 0.6), Math.round(whole.length * 0.72)];
    wall(plate, whole.slice(0, from));
    wall(plate, whole.slice(to));
    const torn = whole.slice(from - 1, to + 1);
    plate.stroke(torn, 66, 'y');
    const r = random(12);
    const loose = Array.from({ length: 26 }, (): Point => {
      const [x, y] = torn[Math.floor(r() * torn.length)] ?? [0, 0];
      return [x + 34 + r() * 120, y - 70 - r() * 60 + r() * 120];
    });
    plate.flat(
      loose.map(([x, y]) => stone(x, y, 8 + r() * 6, r())),
      'g',
      4,
    );
  });
}

function bow(): Shape {
  return arc(750, 900, 540, Math.PI, 2 * Math.PI, 690, 80);
}

function plan(walls: (plate: Plate) => void): Plate {
  const plate = new Plate();
  plate.screen(rect(-10, -10, 1520, 900), {
    pitch: 14,
    step: 30,
    tone: (x, y) => mix(0.58, 0.16, smooth(0, 860, y)) + 0.09 * noise(x / 240, y / 60, 6),
    relief: (x, y) => 14 * noise(x / 300, y / 140, 9),
  });
  const ground = below(SHORE);
  plate.flat(ground, 's', 16).stroke([ground.slice(0, -2)], 4);
  plate.screen(
    below((x) => SHORE(x) + 46 + 14 * noise(x / 70, 0, 3)),
    { tone: 0.82, pitch: 11, angle: 0.5 },
  );
  walls(plate);
  return plate;
}

/** Two rows of stones along a line, with still water between. */
function wall(plate: Plate, line: Shape): void {
  plate.stroke([line], 62, 's');
  const r = random(7);
  const stones: Shape[] = [];
  let gone = 0;
  line.forEach(([x, y], i) => {
    const [px, py] = line[i - 1] ?? [x, y];
    const length = Math.hypot(x - px, y - py);
    for (; gone < length; gone += 25) {
      const [dx, dy] = [(x - px) / length, (y - py) / length];
      for (const side of [-15, 15])
        stones.push(
          stone(
            px + dx * (gone + r() * 6) - dy * side,
            py + dy * (gone + r() * 6) + dx * side,
            9 + r() * 4,
            r(),
          ),
        );
    }
    gone -= length;
  });
  plate.flat(stones);
}

function stone(x: number, y: number, size: number, turned: number): Shape {
  return placed(x, y, 1, turned * 3)(disc(0, 0, size * 1.15, size * 0.9, 7));
}

/** Where the fish collect: a yellow spot with a few of them. */
function catches(plate: Plate, x: number, y: number, size: number): void {
  plate.flat(disc(x, y, size * 1.25, size, 30), 'y', 7);
  const fish = [
    [-0.5, -0.3, 0.3],
    [0.35, -0.4, -0.2],
    [-0.1, 0.1, 0.1],
    [0.6, 0.2, 0.4],
    [-0.55, 0.45, -0.3],
    [0.15, 0.6, 0],
  ];
  plate.flat(
    fish.map(([u = 0, v = 0, turned = 0]) => placed(x + u * size, y + v * size, size / 66, turned)(FISH)),
  );
}

const FISH: Shape = points('-22,0 -10,-7 4,-7 14,-1 24,-8 24,8 14,1 4,7 -10,7');
