import { counted, figure, inWords, storyCount } from '@/components/ui/counted';
import { languageName, stampOf } from '@/lib/locale';

interface Spoken {
  code: string;
  articles: number;
  outlets: readonly string[];
}

interface LettersProps {
  languages: readonly Spoken[];
  totals: { stories: number; outlets: number; languages: number };
}

/** The one dark band: every language of the last day by the letter it signs with. */
export function Letters({ languages, totals }: LettersProps) {
  if (languages.length === 0) return null;
  return (
    <section className="letters" aria-labelledby="letters">
      <div className="page">
        <div className="bh">
          <h2 id="letters">
            From the outlets: {inWords(languages.length)} {languages.length === 1 ? 'letter' : 'letters'}{' '}
            English does not have
          </h2>
          <p>
            Each language signs its stories with one. In the last day {storyCount(totals.stories)} came from{' '}
            {counted(totals.outlets, 'newsroom', 'newsrooms')}.
          </p>
        </div>
        <LetterList languages={languages} />
      </div>
    </section>
  );
}

/** Languages by their letters, each with its stories and its fullest outlet. Stands on the dark band. */
export function LetterList({ languages }: { languages: readonly Spoken[] }) {
  return (
    <ul>
      {languages.map(({ code, articles, outlets }) => (
        <li key={code}>
          <a href={`/languages/${code.toLowerCase()}`}>
            <span className="letter" lang={code} aria-hidden>
              {stampOf(code)}
            </span>
            <b>
              {languageName(code)} <span>{figure(articles)}</span>
            </b>
            <span>
              <bdi>{outlets[0]}</bdi>
              {outlets.length > 1 ? ` + ${outlets.length - 1}` : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
