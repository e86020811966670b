import { languageName, stampOf } from '@/lib/locale';

interface LettersProps {
  languages: readonly { code: string; articles: number; outlets: readonly string[] }[];
  totals: { stories: number; outlets: number; languages: number };
}

const NUMBERS =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(
    ' ',
  );

/** The one dark band: every language of the last day by the letter it signs with. */
export function Letters({ languages, totals }: LettersProps) {
  if (languages.length === 0) return null;
  return (
    <section className="letters" aria-labelledby="letters">
      <div className="page">
        <div className="bh">
          <h2 id="letters">
            From the outlets: {NUMBERS[languages.length] ?? languages.length}{' '}
            {languages.length === 1 ? 'letter' : 'letters'} English does not have
          </h2>
          <p>
            Each language signs its stories with one. In the last day{' '}
            {counted(totals.stories, 'story', 'stories')} came from{' '}
            {counted(totals.outlets, 'newsroom', 'newsrooms')}.
          </p>
        </div>
        <ul>
          {languages.map(({ code, articles, outlets }) => (
            <li key={code}>
              <a href={`/languages/${code.toLowerCase()}`}>
                <span className="letter" lang={code} aria-hidden>
                  {stampOf(code)}
                </span>
                <b>
                  {languageName(code)} <span>{articles}</span>
                </b>
                <span>
                  <bdi>{outlets[0]}</bdi>
                  {outlets.length > 1 ? ` + ${outlets.length - 1}` : null}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
