import { MOST_FOUND, type Asked, type Found } from '@/features/search/schema';
import { NothingFound } from '@/features/search/nothing-found';
import { isNarrowed, searchAddress } from '@/features/search/search-address';
import { SearchHit } from '@/features/search/search-hit';

interface ResultsProps {
  asked: Asked;
  found: Found;
}

/** What was found, best first, or what to try when that is nothing. */
export function SearchResults({ asked, found }: ResultsProps) {
  if (found.hits.length === 0) return <NothingFound asked={asked} />;
  return (
    <>
      <ol className="results">
        {found.hits.map((hit) => (
          <SearchHit key={hit.story.id} hit={hit} />
        ))}
      </ol>
      {found.next ? (
        <nav className="pager" aria-label="Pages">
          <a href={searchAddress({ ...asked, after: found.next })} rel="next">
            More stories
          </a>
        </nav>
      ) : found.total > MOST_FOUND ? (
        <p className="pb-8">These were the closest. Another word, or a filter, leads further down.</p>
      ) : null}
    </>
  );
}

/** One line on how many were found, and how far from what was asked for. */
export function SearchSummary({ asked, found }: ResultsProps) {
  return (
    <p>
      {found.by === 'corrected' ? <Corrected asked={asked} found={found} /> : null}
      {found.by === 'most' ? 'No story has all of these words. These have most of them: ' : null}
      {countOf(found.total)}, searched in English and in the originals.{' '}
      {isNarrowed(asked) ? <a href={searchAddress({ q: asked.q })}>Search without filters</a> : null}{' '}
      <a className="jump" href="#filters">
        Filters
      </a>
    </p>
  );
}

function countOf(total: number): string {
  if (total > MOST_FOUND) return `More than ${MOST_FOUND} stories`;
  return `${total} ${total === 1 ? 'story' : 'stories'}`;
}

/** What a misspelt word was taken for, each as a search of its own. */
function Corrected({ asked, found }: ResultsProps) {
  const words = [...found.corrections];
  return (
    <>
      No story has {listed(words.map(([word]) => `“${word}”`))}. These have{' '}
      {words.map(([word, spellings], at) => (
        <span key={word}>
          {at > 0 ? ', ' : null}
          {spellings.length === 0 ? 'the other words' : null}
          {spellings.map((spelling, nth) => (
            <span key={spelling}>
              {nth > 0 ? ' or ' : null}
              <a href={searchAddress({ ...asked, after: undefined, q: asked.q.replaceAll(word, spelling) })}>
                {spelling}
              </a>
            </span>
          ))}
        </span>
      ))}
      :{' '}
    </>
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
