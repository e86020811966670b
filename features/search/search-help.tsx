import { searchAddress } from '@/features/search/search-address';

const EXAMPLES = [
  ['low water', 'stories with both words, in whatever form'],
  ['“low water”', 'the words as a phrase'],
  ['Rhine -ferry', 'one word without the other'],
  ['harbour OR port', 'either of them'],
  ['Niedrigwasser', 'the word as the outlet wrote it, in any language and script'],
] as const;

/** How to search, for who has not asked anything yet. */
export function SearchHelp() {
  return (
    <dl className="search-help">
      {EXAMPLES.map(([example, meaning]) => (
        <div key={example}>
          <dt>
            <a href={searchAddress({ q: example })}>{example}</a>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
