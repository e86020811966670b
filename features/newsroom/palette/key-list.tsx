import { KEYS } from '@/features/newsroom/palette/keys';

interface Props {
  /** Of which places; all when absent. */
  of?: readonly (keyof typeof KEYS)[];
  /** What the places are headings of. */
  under?: 'page' | 'dialog';
}

/** Keys and what they do, place by place. */
export function KeyList({ of = Object.keys(KEYS) as (keyof typeof KEYS)[], under = 'page' }: Props) {
  const Heading = under === 'page' ? 'h2' : 'h3';
  return (
    <div className="kmap">
      {of.flatMap((place) => [
        <Heading key={place}>{place}</Heading>,
        ...KEYS[place].map(([what, key]) => (
          <div key={`${place} ${what}`}>
            <span>{what}</span>
            <kbd>{key}</kbd>
          </div>
        )),
      ])}
    </div>
  );
}
