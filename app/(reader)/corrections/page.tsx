import { Corrections } from '@/features/directory/corrections';
import { listCorrections } from '@/features/directory/list-corrections';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { pagePath, single, type SearchParams } from '@/lib/pages/search-params';

export default async function CorrectionsPage({ searchParams }: { searchParams: SearchParams }) {
  const after = single((await searchParams).after);
  const [list, sections] = await Promise.all([listCorrections(after), listSections()]);
  if (!list) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  return (
    <Frame sections={sections}>
      <ListHead
        title="Corrections"
        description="What we had wrong, when it was put right, and what the original says."
        path={pagePath('/corrections', after)}
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Corrections</h1>
          <p>
            {list.corrections.length > 0
              ? 'What we had wrong, when it was put right, and what the original says.'
              : 'Nothing has been corrected yet.'}{' '}
            How we correct stands in the <a href="/editorial-policy#corrections">editorial policy</a>.
          </p>
        </header>
        <Corrections corrections={list.corrections} />
        <Pager path="/corrections" next={list.next} label="Older corrections" />
      </div>
    </Frame>
  );
}
