import { Corrections } from '@/features/directory/corrections';
import { listCorrections } from '@/features/directory/list-corrections';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/text/search-params';

const PATH = '/corrections';

export default async function CorrectionsPage({ searchParams }: { searchParams: SearchParams }) {
  const after = single((await searchParams).after);
  const [found, sections] = await Promise.all([listCorrections({ after }), listSections()]);
  if (!found) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  return (
    <Frame sections={sections}>
      <ListHead
        title="Corrections"
        description="What we got wrong and put right, newest first."
        path={after ? `${PATH}?after=${encodeURIComponent(after)}` : PATH}
      />
      <div className="page max-w-[62rem]">
        <header className="head-block">
          <h1 className="title">Corrections</h1>
          <p>
            What we got wrong and put right, newest first. A correction stands on its story for good. Found
            something? <a href="/contact">Write to us</a>, or report the sentence on its page.
          </p>
        </header>
        <Corrections corrections={found.corrections} />
        {found.corrections.length === 0 ? (
          <p className="pb-12">Nothing has had to be corrected yet.</p>
        ) : null}
        <Pager path={PATH} next={found.next} label="Older corrections" />
      </div>
    </Frame>
  );
}
