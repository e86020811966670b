import type { Plate } from '../plate';
import * as bread from './gallery/bread';
import * as clouds from './gallery/clouds';
import * as weirs from './gallery/weirs';
import * as heaps from './land/heaps';
import * as weather from './land/weather';
import * as boats from './water/boats';
import * as ferries from './water/ferries';

/** Every plate by the name of its file. */
export const PLATES: ReadonlyMap<string, () => Plate> = new Map(
  Object.entries({ ...boats, ...bread, ...clouds, ...ferries, ...heaps, ...weather, ...weirs }),
);
