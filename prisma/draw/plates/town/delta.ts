import { figures } from '../../figures';
import { noise, random, smooth } from '../../noise';
import { PAGE, Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Place, Shape } from '../../shapes';
import { below, both, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** A boat looks out of a gable, high over a flat land. */
export function atticboat(): Plate {
  const plate = new Plate();
  sky(plate, 800, 0.36, 0.06);
  plate
    .flat(points('-20,786 520,770 1520,776 1520,800 -20,800'))
    .flat([rect(120, 744, 6, 40), rect(240, 736, 8, 44), rect(1370, 740, 8, 44)]);
  land(
    plate,
    below((x) => 800 + 5 * noise(x / 90, 0, 4)),
    0.24,
    8,
  );
  const gable = points('440,520 790,96 1140,520');
  plate.solid(rect(470, 510, 640, 410), { tone: 0.12, pitch: 15 }, 7, 10);
  plate.stroke(
    [
      ...times(6, (i): Shape => [
        [470 + i * 128, 520],
        [470 + i * 128, 920],
      ]),
      points('470,650 1110,650'),
      points('470,780 1110,780'),
      points('470,650 598,780'),
      points('1110,650 982,780'),
      points('470,520 598,650'),
      points('1110,520 982,650'),
    ],
    13,
  );
  plate
    .flat([rect(530, 690, 68, 84), rect(982, 690, 68, 84), rect(726, 690, 128, 230)], 's', 2)
    .flat([rect(626, 676, 84, 88), rect(870, 676, 84, 88), rect(738, 702, 104, 218)], 'g', 5);
  plate.solid(gable, { tone: 0.52, pitch: 17, angle: Math.PI / 2 }, 7, 9);
  plate.stroke(points('396,556 790,80 1184,556'), 34, 'g', 8);
  plate.flat(rect(430, 512, 720, 20), 'g', 4);
  plate.flat(rect(654, 250, 272, 230), 'g', 9);
  plate
    .solid(points('654,250 654,480 570,500 570,240'), { tone: 0.3, pitch: 14, angle: Math.PI / 2 }, 6, 5)
    .solid(points('926,250 926,480 1010,500 1010,240'), { tone: 0.3, pitch: 14, angle: Math.PI / 2 }, 6, 5);
  const bow = both(points('0,268 50,276 96,292 116,320 96,400 56,462 0,510'), 0).map(
    ([x, y]): [number, number] => [790 + x, y],
  );
  plate.flat(bow, 'y', 8).stroke(ring(bow), 7);
  plate
    .stroke(points('790,276 790,508'), 13)
    .stroke(
      [
        curve(points('676,322 720,386 790,412 860,386 904,322')),
        curve(points('692,386 736,440 790,462 844,440 888,386')),
      ],
      5,
    );
  plate.flat(curve(points('700,300 740,290 790,286 840,290 880,300 830,316 790,322 750,316'), true, 4));
  return plate.screen(points('470,920 1110,920 1420,980 760,980'), { tone: 0.78, pitch: 12, bare: true });
}

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
  plate.flat(at(rect(252, 26, 88, 124)), 's').stroke(ring(at(rect(252, 26, 88, 124))), 5).screen(at(rect(264, 38, 64, 100)), { tone: 0.5, pitch: 10 });
  const stamp = at(rect(352, 26, 112, 124));
  plate
    .flat(stamp, 'y')
    .stroke(ring(stamp), 5)
    .stroke(ring(at(rect(366, 40, 84, 96))), 4)
    .flat(at(both(points('0,0 20,14 14,34 30,70 0,70')).map(([x, y]) => [408 + x, 54 + y])));
  plate.stroke([ring(at(disc(334, 150, 56, 56, 24))), ring(at(disc(334, 150, 36, 36, 20)))], 4);
}

/** A house on stilts, lifted by screws. */
export function stilts(): Plate {
  const plate = new Plate();
  const r = random(4);
  sky(plate, 560, 0.42, 0.1);
  const trees = below(
    (x) => 500 - 40 * Math.abs(noise(x / 46, 0, 5)) - 60 * smooth(1000, 1500, x) - 50 * smooth(360, 0, x),
    580,
  );
  land(plate, trees, 0.78, 10);
  flats(plate, 570, 0.56, 0.34, 18);
  plate.flat(
    times(9, (i) =>
      placed(
        30 + i * 26 + (i > 4 ? 1180 : 0),
        640 + r() * 60,
        1,
      )(curve(points('0,0 -16,-90 6,-200 10,-90 14,0'))),
    ),
    'g',
    4,
  );
  for (const [x, foot] of [
    [460, 860],
    [1000, 860],
    [560, 800],
    [900, 800],
    [730, 860],
  ] as const)
    stilt(plate, x, foot);
  plate.flat(rect(360, 560, 740, 30), 'g', 8);
  plate.solid(rect(400, 300, 660, 262), { tone: 0.36, pitch: 20 }, 7, 9);
  plate.stroke(points('400,302 400,560'), 14).stroke(points('1060,302 1060,560'), 14);
  plate
    .flat(points('350,314 450,160 1010,160 1110,314'), 's', 9)
    .screen(points('350,314 450,160 1010,160 1110,314'), { tone: 0.74, pitch: 17, angle: Math.PI / 2 })
    .stroke(points('340,314 1120,314'), 13)
    .stroke(points('450,162 1010,162'), 11);
  plate.flat(rect(660, 370, 110, 192), 'g', 6).flat(rect(850, 370, 130, 110), 'g', 8);
  plate
    .flat(rect(862, 382, 106, 86), 'y')
    .stroke([points('915,382 915,468'), points('862,425 968,425')], 6)
    .flat([points('898,410 932,410 942,446 888,446'), rect(908, 384, 12, 30)]);
  plate.flat(rect(474, 370, 110, 100), 'g', 6).stroke(
    times(4, (i): Shape => [
      [480, 388 + i * 22],
      [578, 388 + i * 22],
    ]),
    4,
    's',
  );
  plate.stroke([points('670,570 610,770'), points('750,570 690,770')], 13, 'g', 5).stroke(
    times(6, (i): Shape => [
      [662 - i * 10.5, 600 + i * 34],
      [742 - i * 10.5, 600 + i * 34],
    ]),
    10,
    'g',
    3,
  );
  plate.stroke(
    times(5, (i) => ring(disc([460, 1000, 560, 900, 730][i] ?? 0, i > 1 && i < 4 ? 806 : 866, 50, 9, 16))),
    4,
    's',
  );
  return plate;
}

function stilt(plate: Plate, x: number, foot: number): void {
  plate.flat([rect(x - 15, 680, 30, foot - 680)], 'g', 6).stroke(
    [
      [x, 588],
      [x, 690],
    ],
    12,
    'g',
    5,
  );
  plate
    .stroke(
      times(6, (i): Shape => [
        [x - 14, 604 + i * 14],
        [x + 14, 598 + i * 14],
      ]),
      5,
    )
    .flat([rect(x - 36, 584, 72, 12), rect(x - 30, 676, 60, 18)], 'g', 4)
    .stroke(
      [
        [x - 52, 642],
        [x + 52, 634],
      ],
      8,
      'g',
      3,
    );
}
