import { figures } from '../../figures';
import { noise } from '../../noise';
import { PAGE, Plate } from '../../plate';
import type { Place, Shape } from '../../shapes';
import { both, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** The last pieces on the board, and the card that brought the move. */
export function chess(): Plate {
  const plate = new Plate();
  plate.screen(PAGE, {
    tone: (x, y) => 0.34 + 0.16 * noise(x / 420, y / 26, 3),
    pitch: 15,
    step: 50,
    relief: (x, y) => 24 * noise(x / 420, y / 150, 6),
  });
  const at = (u: number, v: number): readonly [number, number] => [
    120 + u * 92 + v * 30 - u * v * 2.4 + v * 4,
    250 + v * 76 - u * 6 + v * v * 0.8,
  ];
  const field = (u: number, v: number, w = 1): Shape => [
    at(u, v),
    at(u + w, v),
    at(u + w, v + w),
    at(u, v + w),
  ];
  const board: Shape = [at(-0.4, -0.4), at(8.4, -0.4), at(8.4, 8.4), at(-0.4, 8.4)];
  plate
    .flat(placed(20, 34)(board), 'g')
    .flat(board, 'g', 9)
    .stroke(ring(field(0, 0, 8)), 6, 's')
    .flat(field(0, 0, 8), 's');
  const dark = times(64, (i) => [i % 8, Math.floor(i / 8)] as const).filter(([u, v]) => (u + v) % 2 === 1);
  plate.screen(
    dark.map(([u, v]) => field(u, v)),
    { tone: 0.66, pitch: 10, angle: 0.06 },
  );
  const set = [
    [6, 0, 'king', true],
    [4, 1, 'bishop', true],
    [1, 3, 'bishop', false],
    [3, 4, 'pawn', true],
    [5, 5, 'pawn', false],
    [2, 6, 'king', false],
  ] as const;
  for (const [u, v, kind, black] of set)
    piece(plate, placed(...at(u + 0.5, v + 0.72), 0.8 + v * 0.045), PIECES[kind], black);
  card(plate, placed(960, 470, 1, 0.12));
  return plate;
}

const PIECES = {
  pawn: '0,-104 16,-98 22,-82 12,-66 24,-60 12,-54 16,-24 34,-10 36,8 0,14',
  bishop: '0,-172 9,-162 6,-150 24,-120 14,-96 26,-88 14,-80 18,-28 38,-12 40,8 0,15',
  king: '0,-204 6,-204 6,-190 18,-190 18,-178 6,-178 6,-162 34,-150 20,-104 30,-96 18,-86 22,-28 44,-12 46,9 0,16',
} as const;

function piece(plate: Plate, at: Place, half: string, black: boolean): void {
  const shape = at(both(points(half)));
  plate.screen(at(points('-30,10 30,-6 150,30 120,46')), { tone: 0.8, pitch: 9, bare: true });
  plate.flat(shape, black ? 'g' : 's', 6);
  if (!black) plate.screen(at(both(points(half)).filter(([x]) => x >= 0)), { tone: 0.3, pitch: 10 });
  plate.stroke(ring(shape), 5);
  if (black) plate.stroke(at(points('-9,-64 -12,-20')), 5, 's');
}

function card(plate: Plate, at: Place): void {
  plate
    .flat(at(rect(14, 22, 480, 330)))
    .flat(at(rect(0, 0, 480, 330)), 's', 6)
    .stroke(ring(at(rect(0, 0, 480, 330))), 5);
  plate.stroke(at(points('240,30 240,300')), 4).stroke(
    [222, 252, 282].map((y) =>
      at([
        [270, y],
        [y === 282 ? 380 : 450, y],
      ]),
    ),
    4,
  );
  plate.stroke(
    [70, 106, 142].map((y) =>
      at(
        curve([
          [30, y],
          [70, y - 12],
          [110, y + 6],
          [150, y - 8],
          [206, y],
        ]),
      ),
    ),
    4,
  );
  plate.stroke(figures('4', placed(...(at([[70, 196]])[0] ?? [0, 0]), 4, 0.12)), 11);
  plate
    .flat(at(rect(252, 26, 88, 124)), 's')
    .stroke(ring(at(rect(252, 26, 88, 124))), 5)
    .screen(at(rect(264, 38, 64, 100)), { tone: 0.5, pitch: 10 });
  const stamp = at(rect(352, 26, 112, 124));
  plate
    .flat(stamp, 'y')
    .stroke(ring(stamp), 5)
    .stroke(ring(at(rect(366, 40, 84, 96))), 4)
    .flat(at(both(points('0,0 20,14 14,34 30,70 0,70')).map(([x, y]) => [408 + x, 54 + y])));
  plate.stroke([ring(at(disc(334, 150, 56, 56, 24))), ring(at(disc(334, 150, 36, 36, 20)))], 4);
}
