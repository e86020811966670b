import type { PictureView } from '@/features/media/schema';

// A phone with tiny pixels would ask for 1080 of them across. The file of 720, which 70vw makes it ask for, looks the same
// there, weighs half and comes half a second sooner.
const NARROW = '(min-width: 44rem) 100vw, 70vw';
const PLACES = {
  lead: { sizes: `(min-width: 68rem) 56rem, ${NARROW}`, loading: 'eager', fetchPriority: 'high' },
  wide: { sizes: `(min-width: 82rem) 75rem, ${NARROW}`, loading: 'eager', fetchPriority: 'high' },
  text: { sizes: '(min-width: 40rem) 38rem, 70vw', loading: 'lazy' },
  card: { sizes: '(min-width: 68rem) 27rem, (min-width: 44rem) 45vw, 70vw', loading: 'lazy' },
} as const;

export type Place = keyof typeof PLACES;

interface FigureProps {
  picture: PictureView;
  place: Place;
  /** Its place in a gallery: `2 of 4`. */
  count?: string;
}

/** A picture with its caption and credit, which is never left out. */
export function Figure({ picture, place, count }: FigureProps) {
  return (
    <figure className="fig">
      {image(picture, place)}
      <figcaption>
        {count || picture.caption ? (
          <b>{[count ? `${count}.` : '', picture.caption].filter(Boolean).join(' ')} </b>
        ) : null}
        {picture.credit}
      </figcaption>
    </figure>
  );
}

/** A picture that repeats the headline's link below it: silent for those who can't see it. */
export function PictureLink({ picture, path, place }: { picture: PictureView; path: string; place: Place }) {
  return (
    <a className={`pic ${place}`} href={path} tabIndex={-1} aria-hidden>
      {image({ ...picture, alt: '' }, place)}
    </a>
  );
}

/** AVIF for browsers that read it; the server answers its address with the WebP as long as it has not been made. */
function image(picture: PictureView, place: Place) {
  const { sizes, ...loading } = PLACES[place];
  const sized = picture.srcSet ? { srcSet: picture.srcSet, sizes } : {};
  const shown = (
    <img
      className={[picture.drawing ? 'drawing' : 'photo', place, ...focusClasses(picture, place)].join(' ')}
      src={picture.src}
      {...sized}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      decoding="async"
      {...loading}
    />
  );
  if (!picture.srcSet) return shown;
  return (
    <picture>
      <source type="image/avif" srcSet={picture.srcSet.replaceAll('.webp ', '.avif ')} sizes={sizes} />
      {shown}
    </picture>
  );
}

// The frame that an editor sees as the place's own.
const FRAMES: Partial<Record<Place, string>> = { lead: '16x9', wide: '16x9', card: '4x3' };

/** The fifth of the picture that its focus is in, across and down; the middle needs no words. */
function focusClasses(picture: PictureView, place: Place): string[] {
  const framed = picture.crops.find(({ ratio }) => ratio === FRAMES[place]);
  const fifth = (share: number) => Math.min(4, Math.floor(share * 5));
  const x = fifth(framed?.focalX ?? picture.focalX);
  const y = fifth(framed?.focalY ?? picture.focalY);
  return [...(x === 2 ? [] : [`fx${x}`]), ...(y === 2 ? [] : [`fy${y}`])];
}
