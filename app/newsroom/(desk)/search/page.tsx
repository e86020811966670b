import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { findAnything } from '@/features/newsroom/palette/find-anything';
import { single, type SearchParams } from '@/lib/pages/search-params';

export const metadata: Metadata = { title: 'Search' };

/** What the palette finds, as a page. */
export default async function SearchPage({ searchParams }: { searchParams: SearchParams }) {
  const user = await requireMay('newsroom.enter');
  const q = single((await searchParams).q) ?? '';
  const found = await findAnything(q, user);
  return (
    <main id="main" className="page">
      <h1>Search</h1>
      <form className="row" role="search">
        <input
          className="in grow"
          type="search"
          name="q"
          aria-label="A story, source, topic or person"
          defaultValue={q}
        />
        <button className="btn">Search</button>
      </form>
      {q && found.length === 0 && <p>Nothing here is called that.</p>}
      <ul className="picks">
        {found.map(({ words, language, beside, path, kind }) => (
          <li key={`${path} ${words}`}>
            <a href={path} lang={language} dir="auto">
              {words}
            </a>
            <span className="mut nw">{[kind, language ? '' : beside].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </main>
  );
}
