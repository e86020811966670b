import type { Plate } from '../plate';
import * as bread from './gallery/bread';
import * as clouds from './gallery/clouds';
import * as weirs from './gallery/weirs';

/** Every plate by the name of its file. */
export const PLATES: ReadonlyMap<string, () => Plate> = new Map(
  Object.entries({ ...bread, ...clouds, ...weirs }),
);
