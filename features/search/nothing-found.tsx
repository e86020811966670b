import { isNarrowed, searchAddress } from '@/features/search/search-address';
import type { Asked } from '@/features/search/schema';

/** Only what is certain: a search that leaves something out may miss what there is. */
function reasonOf(asked: Asked): string {
  if (asked.from && asked.to && asked.from > asked.to) return 'The first day lies after the last.';
  if (isNarrowed(asked)) return 'No story has it within these filters.';
  if (/(?:^|\s)-\S/.test(asked.q)) return 'No story has it without the words that you left out.';
  return 'Neither the English nor the originals have it.';
}

/** What a reader may try when a search finds nothing, and what that says. */
export function NothingFound({ asked }: { asked: Asked }) {
  return (
    <div className="prose">
      <h2>Nothing found for “{asked.q}”</h2>
      <p>{reasonOf(asked)} You could try</p>
      <ul>
        <li>fewer words, or the one that is rarest,</li>
        <li>the word as the outlet’s own language has it,</li>
        {/["“„-]/.test(asked.q) ? <li>the same without quotation marks and minus signs,</li> : null}
        {isNarrowed(asked) ? (
          <li>
            <a href={searchAddress({ q: asked.q })}>the same search without filters</a>,
          </li>
        ) : null}
        <li>
          the day it happened, in the <a href="/archive">archive</a>.
        </li>
      </ul>
    </div>
  );
}
