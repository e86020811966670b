import { listSources } from '@/features/directory/list-indexes';
import { IndexLetters } from '@/features/directory/index-letters';
import { sourceName, sourceNote } from '@/features/directory/index-source';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { pagePath, single, type SearchParams } from '@/lib/pages/search-params';

export default async function SourcesPage({ searchParams }: { searchParams: SearchParams }) {
  const after = single((await searchParams).after);
  const [index, sections] = await Promise.all([listSources(after), listSections()]);
  if (!index) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  return (
    <Frame sections={sections}>
      <ListHead
        title="Sources"
        description="The outlets whose stories we set in English."
        path={pagePath('/sources', after)}
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Sources</h1>
          <p>
            {index.entries.length > 0
              ? 'The outlets whose stories stand here in English. Each is named and linked under every one of them.'
              : 'No outlet’s story has been published yet.'}
          </p>
        </header>
        <IndexLetters entries={index.entries} path="/sources" nameOf={sourceName} note={sourceNote} />
        <Pager path="/sources" next={index.next} label="More outlets" />
      </div>
    </Frame>
  );
}
