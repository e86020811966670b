import type { ArticlePage, Correction } from '@/features/articles/schema';
import { correctionNote, reportForm } from '@/features/reading/article-body';
import { type Bead, BEADS } from '@/features/articles/provenance/standing';
import { sayTally } from '@/features/articles/provenance/tell-text';
import { HandList } from '@/features/reading/hand-list';
import { OutletLink } from '@/features/reading/provenance-panel';
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
          fill: article.provenance.fill,
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

function TranslationNote({ article }: ArticleFootProps) {
  const { id, original, provenance, unpublished } = article;
  if (!original) return null;
  const { engines, editors, tally } = provenance;
  const by =
    engines.length > 0
      ? `, paragraph by paragraph, by a machine (${engines.join(' and ')})`
      : editors.length > 0 || tally.written
        ? ', paragraph by paragraph, by people'
        : '; how is not recorded';
  return (
    <aside className="how" aria-label="How this was translated">
      <p>
        Translated from {languageName(original.language)}
        {by}. {sayTally(provenance)} Where the two differ, the original stands.
      </p>
      <p className="legend">
        {(Object.keys(BEADS) as Bead[]).map((bead) => (
          <span key={bead} className={`fill ${bead}`}>
            {BEADS[bead]}
          </span>
        ))}
      </p>
      <HandList article={article} />
      {unpublished ? null : (
        <form className="excerpt" id={reportForm(id)} action="/report">
          <input type="hidden" name="article" value={id} />
          <button type="submit">Report a wrong sentence</button>
        </form>
      )}
    </aside>
  );
}
