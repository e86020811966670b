import { listAuthors } from '@/features/directory/list-indexes';
import { IndexLetters } from '@/features/directory/index-letters';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { pagePath, single, type SearchParams } from '@/lib/pages/search-params';

export default async function AuthorsPage({ searchParams }: { searchParams: SearchParams }) {
  const after = single((await searchParams).after);
  const [index, sections] = await Promise.all([listAuthors(after), listSections()]);
  if (!index) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  return (
    <Frame sections={sections}>
      <ListHead
        title="Authors"
        description="The people and the news agencies whose stories stand here in English."
        path={pagePath('/authors', after)}
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Authors</h1>
          <p>
            {index.entries.length > 0
              ? 'Who wrote what stands here in English, and the agencies whose material is in it. Initials that nobody could resolve stay on their story.'
              : 'No story is signed yet.'}
          </p>
        </header>
        <IndexLetters
          entries={index.entries}
          path="/authors"
          note={({ kind }) => (kind === 'agency' ? 'News agency' : null)}
        />
        <Pager path="/authors" next={index.next} label="More names" />
      </div>
    </Frame>
  );
}
