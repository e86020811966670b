import { Plate } from '../../plate';
import { flats, land, sky } from '../../scenery';
import { curve, disc, placed, points, ring } from '../../shapes';

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
