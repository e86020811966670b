import { load } from 'exifreader';

/** What a picture's file says about itself. */
export interface PictureWords {
  alt: string;
  caption: string;
  credit: string;
  copyright: string;
}

// Where photographers and agencies write it, the most deliberate first: XMP, IPTC, EXIF.
const PLACES = {
  alt: [['xmp', 'AltTextAccessibility']],
  caption: [
    ['xmp', 'description'],
    ['iptc', 'Caption/Abstract'],
    ['exif', 'ImageDescription'],
  ],
  maker: [
    ['xmp', 'creator'],
    ['iptc', 'By-line'],
    ['exif', 'Artist'],
  ],
  agency: [
    ['xmp', 'Credit'],
    ['iptc', 'Credit'],
  ],
  copyright: [
    ['xmp', 'rights'],
    ['iptc', 'Copyright Notice'],
    ['exif', 'Copyright'],
  ],
} as const;

type Group = 'xmp' | 'iptc' | 'exif';
type Tags = Partial<Record<Group, Record<string, { description?: unknown } | undefined>>>;

/** Caption, credit, copyright and description as EXIF, IPTC or XMP give them; '' where they do not. Reads nothing else. */
export function readWords(content: Buffer): PictureWords {
  const tags = tagsIn(content);
  const first = (places: readonly (readonly [Group, string])[], longest: number) =>
    places.map(([group, name]) => clean(tags[group]?.[name]?.description, longest)).find(Boolean) ?? '';
  const [maker, agency] = [first(PLACES.maker, 200), first(PLACES.agency, 200)];
  return {
    alt: first(PLACES.alt, 2000),
    caption: first(PLACES.caption, 4000),
    credit: maker && agency && !maker.includes(agency) ? `${maker}/${agency}` : maker || agency,
    copyright: first(PLACES.copyright, 500),
  };
}

function tagsIn(content: Buffer): Tags {
  try {
    return load(content, { expanded: true }) as Tags; // its own types list every tag there is
  } catch {
    return {}; // no or broken metadata: the picture itself has been looked at before
  }
}

function clean(value: unknown, longest: number): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .replace(/\p{Cs}$/u, ''); // half a character, cut
}
