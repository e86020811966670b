import type { Plate } from '../plate';
import { mudsled } from './coast/mudsled';
import { newisland } from './coast/newisland';
import { pelican } from './coast/pelican';
import { pontoon } from './coast/pontoon';
import { sandfish } from './coast/storm';
import { swarm } from './coast/swarm';
import { windsail } from './coast/windsail';
import { breadstar, breadfish, breadcomb, breadkey } from './gallery/bread';
import { cloudcap, cloudcomb, cloudsheep, cloudtable } from './gallery/clouds';
import { weirbow, weirhook, weirtwin, weirgap } from './gallery/weirs';
import { hut } from './land/hut';
import { icehouse } from './land/icehouse';
import { melons } from './land/melons';
import { palmclimber } from './land/orchard';
import { oretrain } from './land/oretrain';
import { raingauge } from './land/raingauge';
import { slagheap } from './land/slagheap';
import { tidalpitch } from './land/tidalpitch';
import { windcatcher } from './land/windcatcher';
import { atticboat } from './town/atticboat';
import { chess } from './town/chess';
import { floodmarks } from './town/floodmarks';
import { nightpitch } from './town/nightpitch';
import { railcar } from './town/railcar';
import { reedhouse } from './town/reedhouse';
import { stilts } from './town/stilts';
import { churchboat } from './water/churchboat';
import { cableferry, islandferry } from './water/ferries';
import { iceroad } from './water/iceroad';

const coast = { mudsled, newisland, pelican, pontoon, sandfish, swarm, windsail };
const gallery = {
  breadstar,
  breadfish,
  breadcomb,
  breadkey,
  cloudcap,
  cloudcomb,
  cloudsheep,
  cloudtable,
  weirbow,
  weirhook,
  weirtwin,
  weirgap,
};
const land = { hut, icehouse, melons, palmclimber, oretrain, raingauge, slagheap, tidalpitch, windcatcher };
const town = { atticboat, chess, floodmarks, nightpitch, railcar, reedhouse, stilts };
const water = { churchboat, cableferry, islandferry, iceroad };

/** Every plate by the name of its file. */
export const PLATES: ReadonlyMap<string, () => Plate> = new Map(
  Object.entries({ ...coast, ...gallery, ...land, ...town, ...water }),
);
