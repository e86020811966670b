import { getReportable, type Reportable } from '@/features/rights/queries';
import { receiveReport } from '@/features/rights/receive-form';
import { ReportForm } from '@/features/rights/report-form';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { answerStatus, postedForm } from '@/lib/render';
import { single, type SearchParams } from '@/lib/pages/search-params';

export default async function ReportPage({ searchParams }: { searchParams: SearchParams }) {
  const { article: id, block, done } = await searchParams;
  const [reportable, sections] = await Promise.all([getReportable(Number(single(id) ?? 0)), listSections()]);
  if (!reportable) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const { article } = reportable;
  const { typed, problems } = await receive(reportable);
  return (
    <Frame sections={sections} current={article.section.slug}>
      <ListHead
        title={`Report a wrong sentence: ${article.headline}`}
        description="Tell the editors which sentence is wrong; they read it against the original."
        path={`/report?article=${article.id}`}
        indexable={false}
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Report a wrong sentence</h1>
          <p>
            In <a href={article.path}>{article.headline}</a>
          </p>
        </header>
        {single(done) ? (
          <div className="thanks">
            <h2>Thank you, an editor will read it</h2>
            <p>
              We read the paragraph against its original. If it is wrong, it is put right, and the story says
              what it said before.
            </p>
            <p>
              <a href={article.path}>Back to the story</a>
            </p>
          </div>
        ) : (
          <ReportForm
            reportable={reportable}
            block={typed?.block ?? single(block) ?? ''}
            typed={typed ?? {}}
            problems={problems}
          />
        )}
      </div>
    </Frame>
  );
}

/** Takes the report, if this page answers one: what was typed, and what is wrong with it. */
async function receive({ article }: Reportable) {
  const form = postedForm();
  if (!form) return { typed: null, problems: {} };
  const blocks = new Set(article.blocks.map(({ key }) => key));
  const received = await receiveReport(form, { articleId: article.id, blocks, now: new Date() });
  if (received.kept) answerStatus(303, { location: `/report?article=${article.id}&done=yes` });
  else answerStatus(received.status);
  return { typed: form.fields, problems: received.kept ? {} : received.problems };
}
