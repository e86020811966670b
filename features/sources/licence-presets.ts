import { LicenceTerms } from '@/features/sources/schema';
import { Refusal } from '@/lib/errors';

const ALL = {
  mayFetchPages: true,
  mayShowFullText: true,
  mayTranslate: true,
  mayShowPictures: true,
  mayIndex: true,
};
const ccUrl = (kind: string) => `https://creativecommons.org/licenses/${kind}/4.0/`;

/** Terms that many outlets have in common, by the name that `desk source add --licence` takes. */
const PRESETS: Readonly<Record<string, LicenceTerms>> = {
  full: terms({ name: 'By agreement: full text, translation and pictures', ...ALL }),
  'text-only': terms({
    name: 'By agreement: full text and translation, no pictures',
    ...ALL,
    mayShowPictures: false,
  }),
  excerpt: terms({ name: 'Headline and excerpt', mayTranslate: true }),
  'cc-by': terms({ name: 'CC BY 4.0', url: ccUrl('by'), ...ALL }),
  'cc-by-sa': terms({ name: 'CC BY-SA 4.0', url: ccUrl('by-sa'), ...ALL }),
  'cc-by-nc': terms({ name: 'CC BY-NC 4.0', url: ccUrl('by-nc'), ...ALL }),
  'public-domain': terms({ name: 'Public domain', ...ALL }),
  none: terms({ name: 'Headline only', excerptCharacters: 0 }),
};

/** The terms of a preset. Refusal naming the presets when there is none of that name. */
export function licencePreset(name: string): LicenceTerms {
  const preset = Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined;
  if (preset) return preset;
  const names = Object.keys(PRESETS).join(', ');
  throw new Refusal('invalid', `There is no licence preset “${name}”. The presets are ${names}.`, 'licence');
}

/** The names of all presets. */
export const licencePresetNames = Object.keys(PRESETS);

function terms(given: Partial<LicenceTerms> & { name: string }): LicenceTerms {
  return LicenceTerms.parse(given);
}
