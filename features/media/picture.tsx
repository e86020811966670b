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

/** A picture with its caption and credit, which is never left out. */
export function Figure({ picture, place }: { picture: PictureView; place: Place }) {
  return (
    <figure className="fig">
      {image(picture, place)}
      <figcaption>
        {picture.caption ? <b>{picture.caption} </b> : null}
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

function image(picture: PictureView, place: Place) {
  return (
    <img
      className={`${picture.drawing ? 'drawing' : 'photo'} ${place}`}
      src={picture.src}
      srcSet={picture.srcSet || undefined}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      decoding="async"
      {...PLACES[place]}
    />
  );
}
