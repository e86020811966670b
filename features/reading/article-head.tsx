import { Fragment } from 'react';
import type { ArticlePage, Credit, Original } from '@/features/articles/schema';
import { correctionNote, leadPicture } from '@/features/reading/article-body';
import { Figure } from '@/features/media/picture';
import { ProvenancePanel } from '@/features/reading/provenance-panel';
import { Moment } from '@/components/ui/clock';
import { readingMinutes } from '@/lib/text/reading-time';
import { directionOf } from '@/lib/locale';
import { hyphenate } from '@/lib/text/hyphenate';

export type View = 'translation' | 'bilingual' | 'original';

const VIEWS = [
  ['translation', 'English', ''],
  ['bilingual', 'Side by side', '?view=bilingual'],
  ['original', 'Original', '?view=original'],
] as const;

interface ArticleHeadProps {
  article: ArticlePage;
  view: View;
}

/** Crumb, the twin headline with the seam, where the text is from, and the picture it opens with. */
export function ArticleHead({ article, view }: ArticleHeadProps) {
  const picture = view === 'translation' ? leadPicture(article) : undefined;
  return (
    <header className="pt-5">
      <Crumb article={article} />
      {article.demo ? <DemoNote /> : null}
      <div className={article.original ? 'twin whole' : 'twin alone'}>
        <div className="en">
          <h1>{article.headline}</h1>
          {article.standfirst ? <p className="stand">{article.standfirst}</p> : null}
          <Byline article={article} />
          {article.corrections.filter(({ atTop }) => atTop).map(correctionNote)}
        </div>
        {article.original ? (
          <div className="or">
            <p className="og" lang={article.original.language} dir={directionOf(article.original.language)}>
              {hyphenate(article.original.headline, article.original.language)}
            </p>
            {view === 'translation' ? null : <OriginalStandfirst original={article.original} />}
            {article.original.licence.showsFullText ? <ViewSwitch article={article} view={view} /> : null}
            <ProvenancePanel
              original={article.original}
              source={article.source}
              provenance={article.provenance}
            />
          </div>
        ) : null}
      </div>
      {picture ? <Figure picture={picture} place="wide" /> : null}
    </header>
  );
}

/** Every sentence of ours can be checked, this one too. */
function OriginalStandfirst({ original }: { original: Original }) {
  if (!original.standfirst || !original.licence.showsFullText) return null;
  return (
    <p className="og-stand" lang={original.language} dir={directionOf(original.language)}>
      {original.standfirst}
    </p>
  );
}

function Crumb({ article: { section } }: { article: ArticlePage }) {
  return (
    <nav className="crumb" aria-label="Breadcrumb">
      <a href="/">Front page</a>
      <a href={`/${section.slug}`}>{section.name}</a>
    </nav>
  );
}

function DemoNote() {
  return (
    <p className="demo">
      <b>Fiction.</b> This story belongs to the demonstration: its outlet, people and events are invented.
    </p>
  );
}

function ViewSwitch({ article, view }: ArticleHeadProps) {
  return (
    <nav className="views" aria-label="Reading views">
      {VIEWS.map(([name, label, query]) => (
        <a key={name} href={article.path + query} aria-current={name === view ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function Byline({ article }: { article: ArticlePage }) {
  const authors = article.credits.filter((credit) => credit.kind !== 'agency');
  const agencies = article.credits.filter((credit) => credit.kind === 'agency');
  return (
    <p className="by">
      {authors.length > 0 ? <>By {named(authors)}</> : null}
      {agencies.length > 0 ? (
        <>
          {authors.length > 0 ? ', with material from ' : 'From '}
          {named(agencies)}
        </>
      ) : null}
      {article.credits.length > 0 ? <br /> : null}
      {article.unpublished ? (
        'Not published yet'
      ) : (
        <>
          Published <Moment at={article.publishedAt} />
        </>
      )}
      {article.modifiedAt ? (
        <>
          {' '}
          · Updated <Moment at={article.modifiedAt} />
        </>
      ) : null}{' '}
      · {readingMinutes(article.blocks.map(({ text }) => text))} min read
    </p>
  );
}

function named(credits: readonly Credit[]) {
  return credits.map(({ name, slug }, index) => (
    <Fragment key={name}>
      {index === 0 ? null : index === credits.length - 1 ? ' and ' : ', '}
      <b>{slug ? <a href={`/authors/${slug}`}>{name}</a> : name}</b>
    </Fragment>
  ));
}
