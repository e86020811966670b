import { ActionForm, type FormField } from '@/components/ui/action-form.client';
import {
  addTermAction,
  addTermsAction,
  removeTermAction,
} from '@/features/newsroom/offices/glossary/actions';
import type { listTerms, TermFilter } from '@/features/newsroom/offices/glossary/list-terms';
import { directionOf, languageName } from '@/lib/locale';

interface Props {
  filter: TermFilter;
  page: Awaited<ReturnType<typeof listTerms>>;
  edits: boolean;
}

/** What the house says for words of other languages. */
export function GlossaryShelf({ filter, page, edits }: Props) {
  const { terms, languages, sections, next } = page;
  const choices = languages.map((code) => [code, languageName(code)] as const);
  const further = new URLSearchParams({
    ...(filter.q && { q: filter.q }),
    ...(filter.language && { language: filter.language }),
    after: String(next),
  });
  return (
    <main id="main" className="page mail">
      <h1>Glossary</h1>
      <p className="mut intro">
        A translation that leaves out what stands here is marked as doubtful, from the next time its story is
        translated or saved.
      </p>
      <form method="get" className="row wrap filters" role="search" aria-label="Glossary">
        <div className="field">
          <label htmlFor="term-q">Words</label>
          <input className="in" id="term-q" name="q" defaultValue={filter.q ?? ''} maxLength={100} />
        </div>
        <div className="field">
          <label htmlFor="term-language">Language</label>
          <select className="in" id="term-language" name="language" defaultValue={filter.language ?? ''}>
            <option value="">All</option>
            {choices.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button className="btn">Show</button>
      </form>
      {edits && <Adding {...{ choices, sections }} />}
      {terms.length === 0 && (
        <p className="mut">
          {filter.q || filter.language ? 'There is no such term.' : 'Nothing stands here yet.'}
        </p>
      )}
      <ul className="picks" aria-label="Terms">
        {terms.map(({ id, language, term, translation, section, caseSensitive, note }) => (
          <li key={id}>
            <span>
              <b lang={language} dir={directionOf(language)}>
                {term}
              </b>{' '}
              → <b>{translation}</b>
              <span className="mut s">
                {' '}
                {[languageName(language), section, caseSensitive && 'as written', note]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {edits && (
              <ActionForm
                {...{ action: removeTermAction, fields: [], hidden: { id: String(id) }, tone: 'sm' }}
                {...{ submit: 'Remove', label: `Remove ${term}` }}
              />
            )}
          </li>
        ))}
      </ul>
      {next !== null && (
        <a className="btn" href={`/newsroom/glossary?${further.toString()}`}>
          Further
        </a>
      )}
    </main>
  );
}

interface AddingProps extends Pick<Props['page'], 'sections'> {
  choices: readonly (readonly [string, string])[];
}

function Adding({ choices, sections }: AddingProps) {
  const language: FormField = { name: 'language', label: 'Language', options: choices };
  return (
    <div className="row wrap">
      <details>
        <summary className="btn pri">Add a term…</summary>
        <ActionForm
          {...{ action: addTermAction, submit: 'Take up' }}
          fields={[
            language,
            {
              name: 'term',
              label: 'Term',
              hint: 'As outlets write it; each inflected form is a term of its own.',
            },
            {
              name: 'translation',
              label: 'What we say',
              hint: 'An ending may follow: dyke also stands for dykes.',
            },
            {
              name: 'section',
              label: 'Where',
              options: [['', 'Everywhere'], ...sections.map(({ id, name }) => [String(id), name] as const)],
            },
            {
              name: 'case',
              label: 'Capitals',
              options: [
                ['any', 'Make no difference'],
                ['exact', 'As written'],
              ],
            },
            { name: 'note', label: 'Note' },
          ]}
        />
      </details>
      <details>
        <summary className="btn">Paste a list…</summary>
        <ActionForm
          {...{ action: addTermsAction, submit: 'Take up the list', tone: 'plain' }}
          fields={[
            language,
            { name: 'list', label: 'Terms', rows: 8, hint: 'One a line: term, tab, what we say, tab, note.' },
          ]}
        />
      </details>
    </div>
  );
}
