import { clamp, mix, noise } from './noise';
import type { Plate } from './plate';
import type { Point, Shape } from './shapes';
import { rect, times } from './shapes';

/** A sky that is darkest at the top. */
export function sky(plate: Plate, horizon: number, dark = 0.4, light = 0.1, seed = 3): void {
  plate.screen(rect(-10, -10, 1520, horizon + 12), {
    pitch: 13,
    step: 40,
    tone: (x, y) =>
      mix(dark, light, clamp(y / horizon) ** 0.8) + 0.1 * noise(x / 420, y / 110, seed) * (1 - y / horizon),
    relief: (x, y) => 9 * noise(x / 380, y / 260, seed + 1),
  });
}

/** Water or any flat ground that grows rougher towards the reader. */
export function flats(
  plate: Plate,
  horizon: number,
  dark = 0.5,
  light = 0.3,
  waves = 14,
  shape?: Shape,
): void {
  const near = (y: number): number => clamp((y - horizon) / (1000 - horizon));
  plate.screen(shape ?? rect(-10, horizon, 1520, 1010 - horizon), {
    pitch: 13,
    step: 20,
    tone: (x, y) => mix(dark, light, near(y)) + 0.16 * noise(x / 210, y / 36, 9),
    relief: (x, y) => waves * (0.15 + near(y)) * noise(x / 190, y / 80, 6),
  });
}

/** Land behind a line of hills. */
export function land(plate: Plate, shape: Shape, tone = 0.3, bend = 12, seed = 5, halo = 5): void {
  plate.flat(shape, 's', halo).screen(shape, {
    bare: true,
    pitch: 12,
    step: 34,
    tolerance: 1.3,
    tone: (x, y) => tone + 0.12 * noise(x / 170, y / 40, seed),
    relief: (x, y) => bend * noise(x / 180, y / 90, seed + 2),
  });
}

/** Rocky peaks, each with a lit and a dark flank: `[x, top, half the width]`, from back to front. */
export function peaks(
  plate: Plate,
  foot: number,
  list: readonly (readonly [number, number, number])[],
  dark = 0.6,
): void {
  for (const [x, top, half] of list) {
    const jag = (to: number, rough: number): Point[] =>
      times(9, (i) => [mix(x, to, i / 8) + rough * noise(i * 0.9, x / 40, 3), mix(top, foot, i / 8)]);
    const [left, spine, right] = [
      jag(x - half, half * 0.1),
      jag(x + half * 0.12, half * 0.2),
      jag(x + half, half * 0.1),
    ];
    plate.flat([...left.reverse(), ...right.slice(1)], 's', 5);
    plate.screen([...left, ...spine.slice(1)], { tone: dark * 0.34, angle: -0.5, pitch: 14 });
    plate.screen([...spine, ...[...right].reverse()], { tone: dark, angle: 0.7, pitch: 12 });
  }
}
