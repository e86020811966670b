import { z } from 'zod';
import { RATIO_NAMES } from '@/features/media/crop-box';
import type { PictureRights } from '@/generated/prisma/enums';

const words = (longest: number, name: string) =>
  z
    .string()
    .trim()
    .max(longest, `${name} is longer than ${longest} characters.`)
    .refine((text) => !/[\0\p{Cs}]/u.test(text), `${name} has characters that cannot be kept.`);

/** What allows us to show a picture, in the words of the desk. */
export const RIGHTS = [
  ['none', 'Unclear: may not be shown'],
  ['own', 'Ours'],
  ['licensed', 'Licensed'],
  ['press', 'Press picture'],
  ['public_domain', 'Public domain'],
] as const satisfies readonly (readonly [PictureRights, string])[];

const percent = z.coerce
  .number('A point is given in percent, from 0 to 100.')
  .min(0, 'A point is given in percent, from 0 to 100.')
  .max(100, 'A point is given in percent, from 0 to 100.')
  .transform((value) => Math.round(value) / 100);

const shown = z.coerce
  .number('A frame shows from 25 to 100 percent.')
  .min(25, 'A frame shows from 25 to 100 percent.')
  .max(100, 'A frame shows from 25 to 100 percent.')
  .transform((value) => Math.round(value) / 100);

/** What an editor says about a picture. `rightsUntil` is the last day it may be shown, `YYYY-MM-DD` or ''. */
export const PictureChange = z.object({
  version: z.coerce.number().int().max(2_147_483_647),
  alt: words(2000, 'The description'),
  caption: words(4000, 'The caption'),
  credit: words(500, 'The credit'),
  copyright: words(500, 'The copyright'),
  licence: words(500, 'The licence'),
  rights: z.enum(['none', 'own', 'licensed', 'press', 'public_domain']),
  rightsUntil: z.union([z.literal(''), z.iso.date('The day must read like 2027-12-31.')]),
  focalX: percent,
  focalY: percent,
  frames: z
    .partialRecord(z.enum(RATIO_NAMES), z.object({ x: percent, y: percent, share: shown }))
    .default({}),
});
export type PictureChange = z.infer<typeof PictureChange>;

/**
 * The frames of their own that a form gives ratios: `frame-16x9` switched on, `frame-16x9-x`, `-y` and `-share` in percent. One
 * that was only switched on shows what it showed.
 */
export function framesIn(form: FormData): Record<string, unknown> {
  const switchedOn = RATIO_NAMES.filter((ratio) => form.has(`frame-${ratio}`));
  const frameOf = (name: string) => ({
    x: form.get(`${name}-x`) ?? form.get('focalX'),
    y: form.get(`${name}-y`) ?? form.get('focalY'),
    share: form.get(`${name}-share`) ?? 100,
  });
  return Object.fromEntries(switchedOn.map((ratio) => [ratio, frameOf(`frame-${ratio}`)]));
}

/** Which pictures the library shows: an address. What is wrong in it counts as not said. */
export const LibraryFilter = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  show: z.enum(['all', 'usable', 'unused', 'expiring', 'no-alt', 'unclear']).catch('all').default('all'),
  from: z.enum(['', 'desk', 'outlets']).catch('').default(''),
  after: z.string().max(40).catch('').default(''),
});
export type LibraryFilter = z.infer<typeof LibraryFilter>;

/** How a picture stands, for a tile: the first thing that an editor should know of it. */
export type Standing = 'expired' | 'unclear' | 'no-alt' | 'until' | 'usable';

export interface Tile {
  id: number;
  title: string;
  thumb: string;
  standing: Standing;
  until: Date | null;
}
