import { bump, noise } from '../../noise';
import { Plate } from '../../plate';
import { flats, land, peaks, sky } from '../../scenery';
import type { Place } from '../../shapes';
import { below, both, curve, disc, placed, points, ring, times } from '../../shapes';

/** Fourteen oars against a round-bellied boat of the lake. */
export function churchboat(): Plate {
  const plate = new Plate();
  sky(plate, 480, 0.34, 0.06);
  peaks(plate, 470, [
    [620, 210, 260],
    [880, 250, 240],
    [1290, 190, 330],
    [300, 110, 400],
    [1080, 130, 340],
  ]);
  land(
    plate,
    below((x) => 440 - 60 * bump(900, 260, x) - 40 * bump(100, 240, x) + 9 * noise(x / 40, 0, 5), 500),
    0.8,
    8,
  );
  flats(plate, 490, 0.5, 0.34, 16);
  lakeboat(plate, placed(900, 600, 0.86));
  longboat(plate, placed(640, 800));
  const buoy = placed(1392, 590)(both(points('0,0 44,70 54,150 40,190')));
  plate
    .flat(buoy, 'y', 8)
    .stroke(ring(buoy), 6)
    .stroke(points('1392,590 1392,500'), 8, 'g', 3)
    .stroke(points('1342,716 1442,716'), 12);
  return plate.stroke([points('1310,792 1480,792'), points('1330,808 1456,808')], 6);
}

function longboat(plate: Plate, at: Place): void {
  const seats = times(7, (i) => -430 + i * 126);
  const oars = seats.flatMap((x) =>
    [points('24,-40 -92,66'), points('10,-44 -70,40')].map((oar) => placed(x, 0)(oar)),
  );
  plate.stroke(oars.filter((_, i) => i % 2 === 1).map(at), 5, 'g', 2);
  for (const x of seats) rower(plate, (shape) => at(placed(x, -6)(shape)));
  plate.flat(
    at(
      curve(
        points(
          '-640,-52 -560,-22 -300,-8 0,-4 300,-8 520,-20 620,-60 590,8 500,44 200,54 -200,54 -480,44 -590,10',
        ),
        true,
        5,
      ),
    ),
    'g',
    6,
  );
  plate.stroke(at(curve(points('-600,-22 -300,10 0,14 300,10 560,-16'))), 5, 's');
  plate.stroke(oars.filter((_, i) => i % 2 === 0).map(at), 7, 'g', 3);
  plate.flat(
    oars
      .filter((_, i) => i % 2 === 0)
      .map((oar) =>
        at(placed(oar[1]?.[0] ?? 0, oar[1]?.[1] ?? 0, 1, 2.32)(points('-12,-9 34,-11 34,11 -12,9'))),
      ),
    'g',
    3,
  );
  plate.stroke(at(points('-620,74 560,74')), 6).stroke(at(points('-500,92 640,92')), 4);
}

/** A rower at the catch, leaning forward; the boat runs to the right. */
function rower(plate: Plate, at: Place): void {
  const body = curve(points('-44,6 -40,-40 -16,-92 14,-102 28,-84 6,-46 8,6'), true, 5);
  plate
    .flat([at(body), at(disc(24, -124, 19, 22, 16))], 'g', 4)
    .stroke(at(points('10,-88 -24,-52 14,-36')), 9, 'g', 3);
}

function lakeboat(plate: Plate, at: Place): void {
  plate.stroke([points('-90,-120 -190,60'), points('120,-120 30,66')].map(at), 7, 'g', 3);
  for (const x of [-120, 90]) {
    plate.flat(
      [
        at(points('-22,10 -14,-60 -22,-150 22,-150 18,-60 26,10').map(([u, v]) => [u + x, v])),
        at(disc(x + 6, -180, 20, 23, 16)),
      ],
      'g',
      4,
    );
    plate.stroke(at(points('10,-136 44,-100 30,-84').map(([u, v]) => [u + x, v])), 9, 'g', 3);
  }
  plate.flat(
    at(curve(points('-300,-62 -200,-16 0,0 200,-16 300,-66 272,20 180,66 0,78 -180,66 -272,20'), true, 6)),
    'g',
    6,
  );
  plate.stroke(at(curve(points('-250,6 0,32 250,4'))), 5, 's');
  plate.stroke(at(points('-290,92 330,92')), 5);
}
