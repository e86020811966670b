import { bump, noise, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import type { Shape } from '../../shapes';
import { both, curve, disc, placed, points, rect, ring, times } from '../../shapes';

/** A landing stage of another country on an empty beach. */
export function pontoon(): Plate {
  const plate = new Plate();
  sky(plate, 330, 0.4, 0.08);
  flats(plate, 330, 0.6, 0.4, 18, rect(-10, 330, 1520, 270));
  const surf = curve(points('-20,560 200,520 480,566 760,520 1060,560 1300,510 1530,540'));
  const sand = [...surf, ...points('1530,1020 -20,1020')];
  land(plate, sand, 0.13, 12, 5, 22);
  plate.stroke(surf, 5);
  const at = placed(760, 650, 1, -0.11);
  plate.screen(at(points('-560,190 500,190 700,150 560,250 -500,260')), { tone: 0.85, pitch: 11 });
  plate.solid(at(points('-600,40 -420,-80 660,-80 520,40')), { tone: 0.14, pitch: 15, angle: -0.11 }, 7, 9);
  plate.stroke(
    times(9, (i) => at(points('-480,40 -312,-80').map(([x, y]) => [x + i * 118, y]))),
    4,
  );
  plate
    .solid(at(rect(-600, 40, 1120, 96)), { tone: 0.78, pitch: 13, angle: -0.11 }, 8, 0)
    .solid(at(points('520,40 660,-80 660,20 520,136')), { tone: 0.94 }, 8, 0);
  const shells = times(26, (i) =>
    at(
      placed(-580 + i * 43, 134, 0.8 + 0.35 * noise(i * 1.3, 0, 3))(both(points('0,0 13,8 17,34 9,62 0,70'))),
    ),
  );
  plate
    .flat(shells, 's', 0)
    .flat(shells, 'g', 4)
    .stroke(
      shells.map((shell): Shape => [shell[0] ?? [0, 0], shell[4] ?? [0, 0]]),
      3,
      's',
    );
  plate.stroke(
    [
      ...times(8, (i) => at(points('-420,-78 -420,-190').map(([x, y]) => [x + i * 150, y]))),
      at(points('-424,-186 636,-186')),
      at(points('-424,-134 636,-134')),
    ],
    9,
    'g',
    5,
  );
  plate
    .stroke(at(points('420,-80 420,-430 490,-462 520,-440')), 13, 'g', 6)
    .flat(at(points('486,-440 556,-440 580,-396 462,-396')), 'g', 6);
  const box = at(rect(-176, -282, 150, 110));
  plate
    .flat(box, 'y', 9)
    .stroke([[...box, ...box.slice(0, 2)]], 7)
    .stroke(at(points('-134,-250 -68,-250')), 11)
    .stroke(at(points('-186,-284 -16,-284')), 13);
  return plate.stroke(
    [points('120,900 300,880'), points('980,900 1240,916'), points('400,960 620,950')].map((line) =>
      curve(line),
    ),
    4,
  );
}

/** Mud without an end; one board, one track. */
export function mudsled(): Plate {
  const plate = new Plate();
  sky(plate, 270, 0.3, 0.06);
  land(plate, points('-20,262 300,250 520,262 900,256 1200,244 1530,258 1530,280 -20,280'), 0.85, 2);
  flats(plate, 274, 0.5, 0.36, 12);
  const creek = [
    ...curve(points('980,274 700,310 900,350 500,420 240,480 520,560 300,660 -20,720')),
    ...curve(points('-20,830 420,700 690,560 430,490 640,440 1060,352 840,314 1040,274')),
  ];
  plate.flat(creek, 's', 4).screen(creek, { tone: 0.09, pitch: 15 }).stroke(ring(creek), 4);
  const track = [
    ...curve(points('1530,470 1300,560 1040,720 880,826')),
    ...curve(points('1000,850 1120,740 1340,590 1530,496')),
  ];
  plate
    .flat(track, 's', 3)
    .screen(track, { tone: 0.2, pitch: 12, angle: -0.6 })
    .stroke(
      [
        curve(points('1530,470 1300,560 1040,720 880,826')),
        curve(points('1530,496 1340,590 1120,740 1000,850')),
      ],
      6,
    );
  const at = placed(720, 830, 1.25, 0.08);
  plate.screen(at(points('-330,24 330,24 290,60 -240,60')), { tone: 0.9, pitch: 10 });
  plate.flat(
    at(curve(points('330,14 -200,14 -300,-8 -352,-70 -372,-64 -330,14 -220,36 330,34'), true, 4)),
    'g',
    7,
  );
  plate.flat(
    at(curve(points('-30,12 -84,8 -88,-8 -40,-20 10,-96 60,-120 98,-84 60,-50 20,6'), true, 5)),
    'g',
    6,
  );
  plate.flat(
    at(curve(points('50,-106 100,-100 150,-50 214,6 260,44 240,62 190,36 120,-16 60,-60'), true, 5)),
    'g',
    5,
  );
  plate.flat(
    at(curve(points('96,-104 60,-60 0,-110 -60,-200 -70,-232 -34,-246 10,-220 60,-160'), true, 5)),
    'g',
    6,
  );
  plate.flat(
    [
      at(disc(-86, -268, 32, 34, 20)),
      at(curve(points('-140,-262 -110,-300 -70,-312 -44,-290 -26,-240 -60,-262'), true, 5)),
    ],
    'g',
    5,
  );
  plate.stroke(
    [at(curve(points('-40,-216 -96,-150 -150,-88'))), at(curve(points('-20,-200 -60,-130 -130,-70')))],
    17,
    'g',
    4,
  );
  plate
    .stroke(at(points('-152,12 -152,-104')), 14, 'g', 4)
    .stroke(at(points('-190,-98 -116,-98')), 12, 'g', 3);
  plate.stroke(at(points('-300,0 -300,-190')), 7, 'g', 4);
  const flag = at(
    curve(points('-300,-188 -250,-200 -210,-180 -176,-190 -176,-126 -210,-118 -250,-136 -300,-124'), true, 3),
  );
  return plate.flat(flag, 'y', 7).stroke(ring(flag), 5);
}

/** A lateen sail, a ribbon at its peak. */
export function windsail(): Plate {
  const plate = new Plate();
  const sea = 690;
  plate.screen(rect(-10, -10, 1520, sea + 10), {
    pitch: 15,
    step: 24,
    tone: (x, y) => 0.24 + 0.2 * noise(x / 420, y / 70, 4) - 0.1 * smooth(300, sea, y),
    relief: (x, y) => 60 * Math.sin(x / 240 + y / 190) * bump(330, 260, y),
  });
  land(plate, points('-20,676 200,660 420,668 600,684 600,696 -20,696'), 0.8, 2);
  flats(plate, sea, 0.62, 0.34, 22);
  const at = placed(690, 800, 0.98);
  const sail = at([
    ...curve(points('-340,-130 -130,-330 100,-520 290,-640')),
    ...curve(points('290,-640 330,-440 300,-220 230,-90 60,-76 -140,-100 -340,-130')).slice(1),
  ]);
  plate.solid(
    sail,
    {
      tone: (x) => 0.05 + 0.42 * smooth(600, 1080, x),
      angle: -0.7,
      pitch: 15,
      step: 30,
      relief: (x, y) => 16 * Math.sin(x / 160 + y / 160),
    },
    6,
    9,
  );
  plate
    .stroke(at(points('-380,-100 310,-664')), 13, 'g', 5)
    .stroke(at(points('-10,-20 20,-420')), 11)
    .stroke(at(points('230,-90 330,-20')), 4, 'g', 3);
  plate
    .flat(
      at(
        curve(
          points('-400,-74 -300,-28 -100,-8 200,-14 380,-50 420,-100 408,-20 330,48 120,72 -180,66 -330,26'),
          true,
          5,
        ),
      ),
      'g',
      8,
    )
    .stroke(at(curve(points('-360,-34 -100,20 200,16 390,-34'))), 5, 's');
  plate
    .stroke([at(points('-220,10 -280,108')), at(points('180,14 150,112'))], 9, 'g', 4)
    .flat(at(curve(points('-430,92 -380,104 200,106 270,88 250,128 190,136 -360,136'), true, 4)), 'g', 6);
  plate
    .flat(
      [at(points('250,-16 240,-90 262,-132 296,-132 312,-90 330,-16')), at(disc(280, -160, 24, 27, 18))],
      'g',
      5,
    )
    .stroke(at(points('266,-110 330,-80 372,-60')), 11, 'g', 3);
  plate.stroke(
    [points('-480,84 -660,120'), points('-400,160 500,160'), points('-300,186 320,186')].map(at),
    6,
    's',
  );
  const ribbon = at(
    curve(
      points('310,-664 380,-700 440,-670 520,-712 590,-690 600,-650 520,-664 440,-622 376,-650'),
      true,
      4,
    ),
  );
  return plate.flat(ribbon, 'y', 8).stroke(ring(ribbon), 5);
}
