import { bump, noise, smooth } from '../../noise';
import { Plate } from '../../plate';
import { flats, land } from '../../scenery';
import { curve, disc, placed, points, rect, ring } from '../../shapes';

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
