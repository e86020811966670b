import type { LanguageShelf } from '@/features/directory/queries';
import { languageName, stampOf } from '@/lib/locale';

/** Every language by its letter, as a type specimen shows a face. */
export function LanguageTable({ languages }: { languages: readonly LanguageShelf[] }) {
  return (
    <ul className="specimen">
      {languages.map(({ code, articles, outlets }) => (
        <li key={code}>
          <a href={`/languages/${code.toLowerCase()}`}>
            <span className="letter" lang={code} aria-hidden>
              {stampOf(code)}
            </span>
            <b>{languageName(code)}</b>
          </a>
          <span>
            {articles} {articles === 1 ? 'story' : 'stories'}
          </span>
          <span>{outlets.slice(0, 3).join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}
