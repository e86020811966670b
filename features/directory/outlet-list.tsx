import type { OutletShelf } from '@/features/directory/queries';
import { Stamp } from '@/components/ui/stamp';
import { directionOf, languageName } from '@/lib/locale';

/** Every outlet under the language it writes in. */
export function OutletList({ outlets }: { outlets: readonly OutletShelf[] }) {
  return (
    <div className="index outlets">
      {byLanguage(outlets).map(([language, group]) => (
        <section key={language} aria-labelledby={`in-${language}`}>
          <h2 id={`in-${language}`}>
            <a href={`/languages/${language.toLowerCase()}`}>
              <Stamp language={language} />
              {languageName(language)}
            </a>
          </h2>
          <ul>{group.map(outletItem)}</ul>
        </section>
      ))}
    </div>
  );
}

function outletItem({ slug, name, romanisedName, city, language, articles }: OutletShelf) {
  return (
    <li key={slug}>
      <a href={`/sources/${slug}`}>
        <bdi lang={romanisedName ? undefined : language}>{romanisedName ?? name}</bdi>
      </a>
      {city ? `, ${city}` : null} <span>{articles}</span>
      {romanisedName ? (
        <p className="og" lang={language} dir={directionOf(language)}>
          {name}
        </p>
      ) : null}
    </li>
  );
}

function byLanguage(outlets: readonly OutletShelf[]): [string, OutletShelf[]][] {
  const groups = new Map<string, OutletShelf[]>();
  for (const outlet of outlets) groups.set(outlet.language, [...(groups.get(outlet.language) ?? []), outlet]);
  return [...groups].sort(([a], [b]) => languageName(a).localeCompare(languageName(b), 'en'));
}
