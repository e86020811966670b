import type { ArticlePage, Correction } from '@/features/articles/schema';
import { correctionNote } from '@/features/reading/article-body';
import { engineOf, OutletLink } from '@/features/reading/provenance-panel';
import { SourceLine } from '@/features/stories/source-line';
import { languageName } from '@/lib/locale';

interface ArticleFootProps {
  article: ArticlePage;
}

interface NotedFootProps extends ArticleFootProps {
  /** The corrections that stand here; those at the top are in the head. */
  notes?: readonly Correction[];
}

/** What stands under the text: what was put right, what the outlet did since, and how it was translated. */
export function ArticleFoot({
  article,
  notes = article.corrections.filter(({ atTop }) => !atTop),
}: NotedFootProps) {
  return (
    <footer>
      <Topics article={article} />
      {notes.map(correctionNote)}
      <OriginalNote article={article} />
      <SourceLine
        story={{
          source: article.source,
          fill: article.provenance?.fill ?? 'reviewed',
          publishedAt: article.publishedAt,
        }}
      />
      <TranslationNote article={article} />
    </footer>
  );
}

function Topics({ article: { topics } }: ArticleFootProps) {
  if (topics.length === 0) return null;
  return (
    <nav className="topics" aria-label="Topics">
      {topics.map(({ slug, name }) => (
        <a key={slug} href={`/topics/${slug}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function OriginalNote({ article: { original, source } }: ArticleFootProps) {
  if (!original) return null;
  return (
    <>
      {original.retracted ? (
        <p className="cor">The outlet has withdrawn its story since we translated it.</p>
      ) : null}
      {original.changedSince && !original.retracted ? (
        <p className="cor">
          The outlet has changed its story since we translated it. We are reading the change.
        </p>
      ) : null}
      {original.licence.showsFullText ? null : (
        <p className="excerpt">
          The outlet’s terms let us show an excerpt only. Read the whole story at{' '}
          <OutletLink original={original} source={source} />.
        </p>
      )}
      <p className="excerpt">
        Source: <OutletLink original={original} source={source} />
        <span className="print-url"> {original.itemUrl}</span>
      </p>
    </>
  );
}

function TranslationNote({ article: { id, original, provenance, unpublished } }: ArticleFootProps) {
  if (!original || !provenance) return null;
  const [reviewed, all] = provenance.reviewedShare;
  return (
    <aside className="how" aria-label="How this was translated">
      <p>
        Translated from {languageName(original.language)}, paragraph by paragraph,{' '}
        {provenance.engine ? `by a machine (${engineOf(provenance)})` : 'by people'}. {reviewed} of {all}{' '}
        paragraphs have been read by a person against the original. Where the two differ, the original stands.
      </p>
      <p className="legend">
        <span className="fill machine">Machine</span>
        <span className="fill edited">Edited by a person</span>
        <span className="fill reviewed">Edited, then checked by a second person</span>
      </p>
      {unpublished ? null : (
        <p className="excerpt">
          <a href={`/report?article=${id}`} rel="nofollow">
            Report a wrong sentence
          </a>
        </p>
      )}
    </aside>
  );
}
