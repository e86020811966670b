import { KEYS } from '@/features/newsroom/palette/keys';

interface Props {
  /** Of which places; all when absent. */
  of?: readonly (keyof typeof KEYS)[];
}

/** Keys and what they do, place by place. */
export function KeyList({ of = Object.keys(KEYS) as (keyof typeof KEYS)[] }: Props) {
  return (
    <div className="kmap">
      {of.flatMap((place) => [
        <h3 key={place}>{place}</h3>,
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
