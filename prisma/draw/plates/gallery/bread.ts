import { noise } from '../../noise';
import { PAGE, Plate } from '../../plate';
import type { Shape } from '../../shapes';
import { arc, both, curve, disc, placed, points, rect, ring, times, turn } from '../../shapes';

// Wooden stamps for bread, seen from their carved face: what is cut away is paper.
const [CX, CY] = [750, 496];

/** Eight rays, each with a dark flank. */
export function breadstar(): Plate {
  const plate = block(disc(CX, CY, 430, 430, 60));
  const ray = (i: number, flank: number): Shape => {
    const angle = (i * Math.PI) / 4;
    return [
      [CX, CY],
      turn(CX, CY, 292, angle),
      turn(CX, CY, i % 2 ? 104 : 104, angle + (flank * Math.PI) / 8),
    ];
  };
  plate.stroke(ring(disc(CX, CY, 352, 352, 60)), 18, 's');
  plate.flat(
    times(32, (i) => disc(...turn(CX, CY, 392, (i * Math.PI) / 16), 12, 12, 12)),
    's',
  );
  plate.flat(
    times(8, (i) => ray(i, -1)),
    's',
  );
  plate.screen(
    times(8, (i) => ray(i, 1)),
    { tone: 0.5, pitch: 11, angle: 0.8 },
  );
  plate.stroke(
    times(8, (i) => ring(ray(i, 1))),
    5,
    's',
  );
  return plate.flat(disc(CX, CY, 56), 'g').flat(disc(CX, CY, 44), 'y');
}

/** A fish with cross-hatched scales on an oval stamp. */
export function breadfish(): Plate {
  const plate = block(disc(CX, CY, 600, 400, 60));
  const body = curve(
    points('-400,10 -300,-96 -120,-176 60,-160 210,-70 300,-30 300,40 210,82 60,166 -120,178 -300,110'),
    true,
  ).map(([x, y]): [number, number] => [CX + x, CY + y]);
  const at = placed(CX, CY);
  const tail = at(curve(points('280,4 420,-150 400,-40 384,4 400,50 420,160'), true));
  const fins = [
    at(points('-110,-170 -40,-262 110,-214 70,-150')),
    at(points('-60,176 0,250 110,206 70,158')),
  ];
  plate.stroke(ring(disc(CX, CY, 540, 344, 60)), 14, 's');
  plate.flat([tail, ...fins], 's').flat(body, 's', 8);
  plate.screen([tail, ...fins], { tone: 0.4, pitch: 14, angle: 0.1, bare: true });
  const scales = at(
    curve(
      points('-190,-150 -120,-176 60,-160 210,-70 300,-30 300,40 210,82 60,166 -120,178 -190,156 -150,0'),
      true,
    ),
  );
  for (const angle of [0.72, -0.72]) plate.screen(scales, { tone: 0.26, pitch: 30, angle, bare: true });
  plate.stroke(at(curve(points('-190,-152 -150,0 -190,156'))), 14);
  plate.stroke(at(curve(points('-398,22 -350,40 -306,34'))), 9);
  plate.stroke(ring(body), 7);
  return plate
    .flat(disc(CX - 272, CY - 34, 38))
    .flat(disc(CX - 272, CY - 34, 27), 'y')
    .flat(disc(CX - 276, CY - 34, 10));
}

/** Twelve places, eleven teeth. */
export function breadcomb(): Plate {
  const at = placed(CX, CY, 1, -0.05);
  const plate = block(at(rect(-400, -400, 800, 800)));
  plate.stroke(
    [...at(ring(rect(-350, -350, 700, 700))), ...at(rect(-350, -350, 20, 0)).slice(0, 2)],
    16,
    's',
  );
  const back = at([
    ...curve(points('-300,-110 -270,-190 -120,-206 0,-256 120,-206 270,-190 300,-110')),
    [300, -60],
    [-300, -60],
  ]);
  const tooth = (i: number): Shape =>
    at([
      [-298 + i * 51, -66],
      [-298 + i * 51, 230],
      [-281 + i * 51, 268],
      [-264 + i * 51, 230],
      [-264 + i * 51, -66],
    ]);
  plate.flat([back, ...times(12, tooth).filter((_, i) => i !== 7)], 's');
  plate.stroke(at(points('-282,-92 282,-92')), 6).stroke(at(points('-282,-78 282,-78')), 3);
  for (const x of [-200, -100, 100, 200])
    plate.stroke(ring(at(disc(x, -146, 26, 26, 20))), 7).flat(at(disc(x, -146, 9, 9, 12)));
  plate.flat(at(petals(0, -166, 52)));
  return plate.flat(
    at([
      [-298 + 7 * 51, -48],
      [-298 + 7 * 51, 268],
      [-264 + 7 * 51, 268],
      [-264 + 7 * 51, -48],
    ]),
    'y',
  );
}

/** A key with a ring for a bow. */
export function breadkey(): Plate {
  const plate = block(disc(CX, CY, 430, 430, 60));
  const at = placed(CX, CY + 10, 1, 0.62);
  plate.stroke(ring(disc(CX, CY, 372, 372, 60)), 14, 's');
  plate.stroke(
    times(40, (i) => [turn(CX, CY, 384, (i * Math.PI) / 20), turn(CX, CY, 412, (i * Math.PI) / 20 + 0.05)]),
    9,
    's',
  );
  const bit = [rect(20, 130, 120, 34), rect(20, 196, 92, 30), rect(20, 130, 40, 140), rect(20, 240, 120, 34)];
  const parts = [
    disc(0, -180, 118, 118, 40),
    rect(-25, -80, 50, 372),
    rect(-46, -70, 92, 24),
    rect(-38, -36, 76, 16),
    disc(0, 294, 25),
    ...bit,
  ];
  plate.flat(parts.map(at), 's');
  plate.flat(at(disc(0, -180, 74, 74, 40))).flat(at(disc(0, -180, 62, 62, 40)), 'y');
  plate.stroke(at(ring(disc(0, -180, 98, 98, 40))), 4).stroke(at(points('6,0 6,290')), 5);
  return plate;
}

/** The block of wood on a floured board, with its shadow. */
function block(shape: Shape): Plate {
  const plate = new Plate();
  plate.screen(PAGE, { tone: (x, y) => 0.16 + 0.1 * noise(x / 300, y / 60, 8), pitch: 16, step: 60 });
  plate.flat(placed(30, 34)(shape), 'g');
  const grain = (x: number, y: number): number => 0.8 + 0.22 * noise(x / 340, y / 22, 3);
  return plate.solid(
    shape,
    { tone: grain, relief: (x, y) => 26 * noise(x / 320, y / 150, 12), pitch: 12, step: 26 },
    9,
    7,
  );
}

function petals(x: number, y: number, size: number): Shape {
  return both(arc(x, y, size * 0.5, -Math.PI / 2, Math.PI / 2, size * 0.5, 8), x).slice(0, -1);
}
