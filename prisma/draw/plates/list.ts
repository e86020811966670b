import type { Plate } from '../plate';
import * as birds from './coast/birds';
import * as storm from './coast/storm';
import * as strand from './coast/strand';
import * as bread from './gallery/bread';
import * as clouds from './gallery/clouds';
import * as weirs from './gallery/weirs';
import * as desert from './land/desert';
import * as heaps from './land/heaps';
import * as orchard from './land/orchard';
import * as weather from './land/weather';
import * as delta from './town/delta';
import * as north from './town/north';
import * as walls from './town/walls';
import * as boats from './water/boats';
import * as ferries from './water/ferries';

/** Every plate by the name of its file. */
export const PLATES: ReadonlyMap<string, () => Plate> = new Map(
  Object.entries({
    ...birds,
    ...boats,
    ...bread,
    ...clouds,
    ...delta,
    ...desert,
    ...ferries,
    ...heaps,
    ...north,
    ...orchard,
    ...storm,
    ...strand,
    ...walls,
    ...weather,
    ...weirs,
  }),
);
