import { listChoices, listNewest, searchStories } from '@/features/search/queries';
import { readAsked, searchAddress } from '@/features/search/search-address';
import { SearchBox, SearchFilters } from '@/features/search/search-form';
import { SearchHelp } from '@/features/search/search-help';
import { SearchResults, SearchSummary } from '@/features/search/search-results';
import { ListHead } from '@/features/seo/page-head';
import { listSections } from '@/features/stories/queries';
import { StoriesByDay } from '@/features/stories/story-groups';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { answerStatus } from '@/lib/render';
import type { SearchParams } from '@/lib/pages/search-params';

export default async function SearchRoute({ searchParams }: { searchParams: SearchParams }) {
  const asked = readAsked(await searchParams);
  const [answer, sections, choices] = await Promise.all([
    searchStories(asked),
    listSections(),
    listChoices(),
  ]);
  if (answer === 'no-such-page') {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const found = typeof answer === 'string' ? null : answer;
  const newest = answer === 'no-question' ? await listNewest(asked) : [];
  return (
    <Frame sections={sections}>
      <ListHead
        title={asked.q ? `${asked.q} | Search` : 'Search'}
        description="Search every story in English or in the language it was first published in."
        path={searchAddress(asked)}
        indexable={false}
      />
      <div className="page">
        <header className="head-block">
          <h1 className={found ? 'vh' : 'title mb-4'}>Search</h1>
          <SearchBox q={asked.q} />
          {found && found.hits.length > 0 ? <SearchSummary asked={asked} found={found} /> : null}
          {answer === 'too-slow' ? (
            <p>
              We gave this search up after two seconds, since it would have slowed down everybody else’s.
              Fewer or rarer words, or a filter, make it faster.
            </p>
          ) : null}
          {answer === 'no-question' && asked.q ? <p>There is no word in “{asked.q}” to look for.</p> : null}
        </header>
        <div className="with-side">
          <SearchFilters asked={asked} sections={sections} choices={choices} />
          <div>
            {found ? <SearchResults asked={asked} found={found} /> : <SearchHelp />}
            <StoriesByDay stories={newest} />
          </div>
        </div>
      </div>
    </Frame>
  );
}
