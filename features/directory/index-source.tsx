import type { IndexedSource } from '@/features/directory/schema';
import { Stamp } from '@/components/ui/stamp';
import { directionOf, languageName } from '@/lib/locale';

/** An outlet's name in the index, after its language's letter; the green ink leads to what is theirs. */
export function sourceName({ name, ownName, language }: IndexedSource) {
  return (
    <span className="theirs">
      <Stamp language={language} />
      <bdi lang={ownName ? undefined : language}>{name}</bdi>
    </span>
  );
}

/** Its name as it writes it, where it is from, and in which language it writes. */
export function sourceNote({ ownName, city, language }: IndexedSource) {
  return (
    <>
      {ownName ? (
        <>
          <span className="text-src" lang={language} dir={directionOf(language)}>
            {ownName}
          </span>
          ,{' '}
        </>
      ) : null}
      {city ? `${city}, ` : null}
      {languageName(language)}
    </>
  );
}
