import { getPreview, type Preview } from '@/features/newsroom/workflow/preview/get-preview';
import { articleBody, endNotes } from '@/features/reading/article-body';
import { ArticleFoot } from '@/features/reading/article-foot';
import { ArticleHead } from '@/features/reading/article-head';
import { BilingualView, OriginalView } from '@/features/reading/views';
import { listSections } from '@/features/stories/queries';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Moment } from '@/components/ui/clock';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/pages/search-params';

interface Props {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

/** A draft for who holds its link. The server keeps nothing of it (`isPrivate` in server/routes). */
export default async function PreviewPage({ params, searchParams }: Props) {
  const { token } = await params;
  const [preview, sections] = await Promise.all([getPreview(token, new Date()), listSections()]);
  if (!preview) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  if (preview.kind === 'live') {
    answerStatus(303, { location: preview.path });
    return <NotFound sections={sections} />;
  }
  if (preview.kind === 'over') answerStatus(410);
  const view = single((await searchParams).view);
  return (
    <Frame sections={sections}>
      <title>Preview</title>
      <meta name="robots" content="noindex,nofollow" />
      <div className="page">{preview.kind === 'over' ? <Over /> : draft(preview, view)}</div>
    </Frame>
  );
}

function draft(preview: Extract<Preview, { kind: 'draft' }>, name: string | undefined) {
  const { article, original, expiresAt, embargoUntil } = preview;
  const view = original.length > 0 && (name === 'bilingual' || name === 'original') ? name : 'translation';
  return (
    <article>
      <p className="demo">
        <b>Preview.</b> This story is not published. Only who has this link sees it, until{' '}
        <Moment at={expiresAt} />. Please do not pass it on.
        {embargoUntil ? (
          <>
            {' '}
            <b>
              Embargo until <Moment at={embargoUntil} />.
            </b>
          </>
        ) : null}
      </p>
      <ArticleHead article={article} view={view} />
      {view === 'bilingual' ? (
        <BilingualView article={article} blocks={original} />
      ) : view === 'original' ? (
        <OriginalView article={article} blocks={original} />
      ) : (
        <div className="body">
          <div className="text">
            {articleBody(article)}
            <ArticleFoot article={article} notes={endNotes(article)} />
          </div>
        </div>
      )}
    </article>
  );
}

function Over() {
  return (
    <header className="head-block">
      <h1 className="title">This preview has ended</h1>
      <p>The link was good for a time. Ask whoever sent it to you for another one.</p>
    </header>
  );
}
