import { clamp } from './noise';
import { outline, thin } from './outline';
import type { Point, Shape } from './shapes';

/** A value for each point of the plate. */
export type Field = (x: number, y: number) => number;

/** How a shape is filled with lines. */
export interface Screen {
  /** 0 is paper, 1 is solid; the thickness of the line. */
  tone: Field;
  /** Bends the lines up and down. */
  relief?: Field;
  /** From line to line. */
  pitch?: number;
  angle?: number;
  /** Distance of the points at which tone and relief are asked. */
  step?: number;
  tolerance?: number;
}

interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Path data of the lines that cover `shapes`; they stick out, and are to be clipped. */
export function screened(shapes: readonly Shape[], screen: Screen): string {
  const { pitch = 12, angle = 0 } = screen;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const frame = frameOf(
    shapes.flat().map(([x, y]): Point => [x * c + y * s, -x * s + y * c]),
    pitch,
  );
  const back = ([u, v]: Point): Point => [u * c - v * s, u * s + v * c];
  let data = '';
  for (let v = Math.floor(frame.top / pitch) * pitch; v <= frame.bottom; v += pitch)
    data += line(v, frame, screen, back);
  return data;
}

function frameOf(points: Shape, pitch: number): Frame {
  const us = points.map(([u]) => u);
  const vs = points.map(([, v]) => v);
  return {
    left: Math.min(...us) - 4,
    right: Math.max(...us) + 4,
    top: Math.min(...vs) - pitch * 5,
    bottom: Math.max(...vs) + pitch * 5,
  };
}

/** One line of the screen, in as many pieces as it has between gaps of paper. */
function line(v: number, frame: Frame, screen: Screen, back: (at: Point) => Point): string {
  const { tone, relief = () => 0, pitch = 12, step = 16, tolerance = 1 } = screen;
  let [above, under]: [Point[], Point[]] = [[], []];
  let data = '';
  const finish = (): void => {
    const ribbon = [...thin(above, tolerance), ...[...thin(under, tolerance)].reverse()];
    if (above.length > 1) data += outline(ribbon.map(back), true, 0);
    [above, under] = [[], []];
  };
  for (let u = frame.left; u <= frame.right + step; u += step) {
    const bent = v + relief(...back([u, v]));
    const dark = clamp(tone(...back([u, bent])));
    const seen = bent > frame.top + 3 * pitch && bent < frame.bottom - 3 * pitch;
    if (dark < 0.05 || !seen) finish();
    else {
      const half = Math.max(0.55, (pitch / 2) * dark * 1.04);
      above.push([u, bent - half]);
      under.push([u, bent + half]);
    }
  }
  finish();
  return data;
}
