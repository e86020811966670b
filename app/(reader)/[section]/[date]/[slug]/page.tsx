import type { ArticlePage } from '@/features/articles/schema';
import { getArticlePage, listOriginalBlocks } from '@/features/reading/get-article-page';
import { getNotice } from '@/features/articles/queries';
import { listRail, listSameDay, listSections, MOST_RELATED } from '@/features/stories/queries';
import { Related } from '@/features/reading/related/related';
import { ArticleHead, type View } from '@/features/reading/article-head';
import { BilingualView, OriginalView, TranslationView } from '@/features/reading/views';
import { ArticleJsonLd } from '@/features/seo/article-json-ld';
import { ArticleHeadTags } from '@/features/seo/page-head';
import { SameDay } from '@/features/stories/same-day';
import { Frame } from '@/components/site/frame';
import { Gone } from '@/components/site/gone';
import { NotFound } from '@/components/site/not-found';
import { Moment } from '@/components/ui/clock';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/pages/search-params';

interface Props {
  params: Promise<{ section: string; date: string; slug: string }>;
  searchParams: SearchParams;
}

export default async function ArticleRoute({ params, searchParams }: Props) {
  const { section, date, slug } = await params;
  const path = `/${section}/${date}/${slug}`;
  const [article, sections] = await Promise.all([getArticlePage(path), listSections()]);
  if (!article) return <Missing path={path} />;
  const { trends } = await listRail();
  const elsewhere = trends.map(({ id }) => id);
  const related = article.related.filter(({ id }) => !elsewhere.includes(id)).slice(0, MOST_RELATED);
  const exceptIds = [article, ...related].map(({ id }) => id);
  const sameDay = await listSameDay({ day: article.day, exceptIds });
  const view = viewOf(single((await searchParams).view), article);
  return (
    <Frame sections={sections} current={article.section.slug}>
      <ArticleHeadTags article={article} />
      <ArticleJsonLd article={article} />
      <div className="page">
        <article>
          <ArticleHead article={article} view={view} />
          {await viewElement(view, article, exceptIds)}
        </article>
        <div className="after">
          <SameDay day={article.day} stories={sameDay} total={article.storiesOfDay} />
          <Related stories={related} />
        </div>
      </div>
    </Frame>
  );
}

/** The original is shown only where the outlet's terms allow all of it; elsewhere its views are the translation. */
function viewOf(name: string | undefined, { original }: ArticlePage): View {
  return original?.licence.showsFullText && (name === 'bilingual' || name === 'original')
    ? name
    : 'translation';
}

async function viewElement(view: View, article: ArticlePage, exceptIds: readonly number[]) {
  if (view === 'translation')
    return <TranslationView article={article} rail={await listRail({ exceptIds })} />;
  const blocks = await listOriginalBlocks(article.id);
  const Shown = view === 'bilingual' ? BilingualView : OriginalView;
  return <Shown article={article} blocks={blocks} />;
}

/** What was withdrawn says so; what never was is not found. */
async function Missing({ path }: { path: string }) {
  const [notice, sections] = await Promise.all([getNotice(path), listSections()]);
  answerStatus(notice ? 410 : 404);
  if (!notice) return <NotFound sections={sections} />;
  return (
    <Gone sections={sections}>
      <p className="mt-4">
        {notice.kind === 'killed' ? 'Removed for legal reasons' : 'Withdrawn by our editors'} on{' '}
        <Moment at={notice.at} />.
      </p>
      {notice.reason ? <p className="mt-4">{notice.reason}</p> : null}
    </Gone>
  );
}
