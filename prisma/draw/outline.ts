import type { Point, Shape } from './shapes';

/** Half pixels, so that all coordinates are short integers. */
export const GRAIN = 2;

/** SVG path data of a shape: relative, whole numbers, without points that nobody would miss. */
export function outline(shape: Shape, closed: boolean, tolerance = 0.6): string {
  let [px, py] = [0, 0];
  let data = '';
  let command = '';
  spared(shape, closed, tolerance).forEach(([x, y], i) => {
    const [gx, gy] = [Math.round(x * GRAIN), Math.round(y * GRAIN)];
    const [dx, dy] = [gx - px, gy - py];
    [px, py] = [gx, gy];
    if (i === 0) {
      data = `M${gx} ${gy}`;
      command = 'M';
    } else if (dx !== 0 || dy !== 0) {
      const [next, numbers] = dy === 0 ? ['h', `${dx}`] : dx === 0 ? ['v', `${dy}`] : ['l', pair(dx, dy)];
      data += next === command && next === 'l' ? glue(numbers) : next + numbers;
      command = next;
    }
  });
  return data + (closed ? 'z' : '');
}

/** One direction for all, so that overlapping shapes add up instead of cutting holes. */
export function clockwise(shape: Shape): Shape {
  let area = 0;
  shape.forEach(([x, y], i) => {
    const [u, v] = shape[(i + 1) % shape.length] ?? [x, y];
    area += x * v - u * y;
  });
  return area < 0 ? [...shape].reverse() : shape;
}

/** Leaves out points that lie within `tolerance` of the line (Douglas–Peucker). */
export function thin(points: Shape, tolerance: number): Shape {
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last || points.length < 3) return points;
  let [far, at] = [0, -1];
  points.forEach((point, i) => {
    const away = distance(point, first, last);
    if (away > far) [far, at] = [away, i];
  });
  if (far <= tolerance) return [first, last];
  return [...thin(points.slice(0, at + 1), tolerance).slice(0, -1), ...thin(points.slice(at), tolerance)];
}

function spared(shape: Shape, closed: boolean, tolerance: number): Shape {
  if (shape.length <= 4 || tolerance === 0) return shape;
  return closed ? thin([...shape, ...shape.slice(0, 1)], tolerance).slice(0, -1) : thin(shape, tolerance);
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length < 1e-6) return Math.hypot(x - ax, y - ay);
  return Math.abs((x - ax) * dy - (y - ay) * dx) / length;
}

function pair(dx: number, dy: number): string {
  return `${dx}${dy < 0 ? '' : ' '}${dy}`;
}

/** A minus sign separates by itself. */
function glue(numbers: string): string {
  return numbers.startsWith('-') ? numbers : ` ${numbers}`;
}
