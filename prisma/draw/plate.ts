import { clockwise, GRAIN, outline } from './outline';
import type { Field, Screen } from './screen';
import { screened } from './screen';
import type { Shape } from './shapes';
import { rect } from './shapes';

/** The two inks of the paper, and the paper: `g` source green, `y` marker, `s` sheet. */
const INK = { g: '#005e48', s: '#e2f2ea', y: '#ffdd3d' } as const;
export type Ink = keyof typeof INK;
type Shapes = Shape | readonly Shape[];

/** `tone` may be one number: then the lines are straight, and cost next to nothing. */
export type Lines = Omit<Screen, 'tone'> & { tone: Field | number; ink?: Ink; bare?: boolean };

/** A picture of lines, 1500 × 1000, drawn from back to front. */
export class Plate {
  readonly width = 1500;
  readonly height = 1000;
  private body = '';
  private clips = '';
  private clipCount = 0;

  /** Shapes of one ink; `halo` keeps a rim of paper around them. */
  flat(shapes: Shapes, ink: Ink = 'g', halo = 0): this {
    const data = listed(shapes)
      .map((shape) => outline(clockwise(shape), true))
      .join('');
    const rim = halo
      ? ` stroke="${INK.s}" stroke-width="${halo * 2 * GRAIN}" stroke-linejoin="round" paint-order="stroke"`
      : '';
    return this.put(`<path d="${data}" fill="${INK[ink]}"${rim}/>`);
  }

  /** Lines of one width. */
  stroke(lines: Shapes, width: number, ink: Ink = 'g', halo = 0): this {
    const data = listed(lines)
      .map((line) => outline(line, false))
      .join('');
    const drawn = (colour: Ink, wide: number): string =>
      `<path d="${data}" fill="none" stroke="${INK[colour]}" stroke-width="${wide * GRAIN}" stroke-linejoin="round"/>`;
    if (halo) this.put(drawn('s', width + 2 * halo));
    return this.put(drawn(ink, width));
  }

  /** A shape of paper (unless `bare`: what lies below shows through) under lines that are cut to it. */
  screen(shapes: Shapes, { ink = 'g', bare = false, ...lines }: Lines): this {
    const cut = listed(shapes);
    const data = cut.map((shape) => outline(shape, true)).join('');
    const id = `c${++this.clipCount}`;
    this.clips += `<clipPath id="${id}"><path d="${data}"/></clipPath>`;
    if (!bare) this.put(`<path d="${data}" fill="${INK.s}"/>`);
    const { tone } = lines;
    if (typeof tone === 'number') return this.ruled(cut, id, ink, tone, lines);
    const filled = screened(cut, { ...lines, tone });
    return this.put(`<path clip-path="url(#${id})" fill="${INK[ink]}" d="${filled}"/>`);
  }

  /** A screened body with an outline and a rim of paper: walls, hulls, stones. */
  solid(shape: Shape, lines: Lines, edge = 4, halo = 4): this {
    this.flat(shape, 's', halo).screen(shape, { ...lines, bare: true });
    return edge ? this.stroke([[...shape, ...shape.slice(0, 2)]], edge) : this;
  }

  /** The whole plate as a file. */
  svg(): string {
    const { width, height } = this;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
      (this.clips ? `<defs>${this.clips}</defs>` : '') +
      `<path fill="${INK.s}" d="M0 0h${width}v${height}H0z"/><g transform="scale(${1 / GRAIN})">${this.body}</g></svg>\n`
    );
  }

  private ruled(
    shapes: readonly Shape[],
    id: string,
    ink: Ink,
    tone: number,
    lines: Omit<Lines, 'tone'>,
  ): this {
    const { pitch = 12, angle = 0 } = lines;
    const xs = shapes.flat().map(([x]) => x);
    const ys = shapes.flat().map(([, y]) => y);
    const [cx, cy] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
    const reach = Math.hypot(Math.max(...xs) - cx, Math.max(...ys) - cy) + pitch;
    const rows = Math.ceil(reach / pitch);
    const [width, down] = [Math.round(2 * reach * GRAIN), pitch * GRAIN];
    const row = `h${width}m-${width} ${down}`;
    const start = `M${Math.round(-reach * GRAIN)} ${-rows * down}`;
    const turned = `translate(${Math.round(cx * GRAIN)} ${Math.round(cy * GRAIN)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})`;
    return this.put(
      `<g clip-path="url(#${id})"><path transform="${turned}" stroke="${INK[ink]}" stroke-width="${+(down * tone).toFixed(1)}" d="${start}${row.repeat(2 * rows)}"/></g>`,
    );
  }

  private put(element: string): this {
    this.body += element;
    return this;
  }
}

/** The whole plate as a shape, a little over the edge. */
export const PAGE = rect(-10, -10, 1520, 1020);

function listed(shapes: Shapes): readonly Shape[] {
  return isOne(shapes) ? [shapes] : shapes;
}

function isOne(shapes: Shapes): shapes is Shape {
  return typeof shapes[0]?.[0] === 'number';
}
