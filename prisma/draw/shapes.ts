import { clamp } from './noise';

export type Point = readonly [x: number, y: number];
export type Shape = readonly Point[];
/** Puts a figure drawn around 0,0 in its place. */
export type Place = (shape: Shape) => Shape;

/** A shape written as in SVG: `points('0,0 40,10 20,60')`. */
export function points(written: string): Shape {
  return written.split(' ').map((pair): Point => {
    const [x = NaN, y = NaN] = pair.split(',').map(Number);
    if (Number.isNaN(x + y)) throw new Error(`Not a point: ${pair}`);
    return [x, y];
  });
}

export function rect(x: number, y: number, width: number, height: number): Shape {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

export function disc(cx: number, cy: number, rx: number, ry = rx, corners = 28): Shape {
  return times(corners, (i) => turn(cx, cy, rx, (i / corners) * 2 * Math.PI, ry));
}

/** Part of an ellipse; angles as on a clock of radians, 0 at three o'clock, growing clockwise. */
export function arc(
  cx: number,
  cy: number,
  rx: number,
  from: number,
  to: number,
  ry = rx,
  steps = 20,
): Shape {
  return times(steps + 1, (i) => turn(cx, cy, rx, from + ((to - from) * i) / steps, ry));
}

/** The point of an ellipse at an angle. */
export function turn(cx: number, cy: number, rx: number, angle: number, ry = rx): Point {
  return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
}

/** A soft line through all points (Catmull–Rom). */
export function curve(through: Shape, closed = false, steps = 7): Shape {
  const last = through.length - 1;
  const at = (i: number): Point =>
    through[closed ? (i + last + 1) % (last + 1) : clamp(i, 0, last)] ?? [0, 0];
  const soft = times(closed ? last + 1 : last, (i) =>
    times(steps, (k): Point => {
      const along = (axis: 0 | 1): number =>
        spline(at(i - 1)[axis], at(i)[axis], at(i + 1)[axis], at(i + 2)[axis], k / steps);
      return [along(0), along(1)];
    }),
  ).flat();
  return closed ? soft : [...soft, at(last)];
}

/** Makes a place: moved to `x`,`y`, grown by `scale`, turned by `angle`; `mirror` −1 looks the other way. */
export function placed(x: number, y: number, scale = 1, angle = 0, mirror = 1): Place {
  const c = Math.cos(angle) * scale;
  const s = Math.sin(angle) * scale;
  return (shape) => shape.map(([u, v]) => [x + c * u * mirror - s * v, y + s * u * mirror + c * v]);
}

/** Everything below a line of hills, to the foot of the plate. */
export function below(line: (x: number) => number, foot = 1020, step = 20, width = 1500): Shape {
  const top = times(Math.ceil((width + 40) / step) + 1, (i): Point => [i * step - 20, line(i * step - 20)]);
  return [...top, [width + 20, foot], [-20, foot]];
}

/** A figure and its mirror image about `x`, as one outline; `half` runs from top to foot. */
export function both(half: Shape, x = 0): Shape {
  return [...half, ...half.map(([u, v]): Point => [2 * x - u, v]).reverse()];
}

/** The outline closed by its first point, for a stroke around it. */
export function ring(shape: Shape): Shape {
  return [...shape, ...shape.slice(0, 1)];
}

/** A list of `count` things. */
export function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3);
}
