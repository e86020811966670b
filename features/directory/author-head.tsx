import { Fragment } from 'react';
import type { Author, Outlet } from '@/features/directory/schema';
import { storyCount } from '@/components/ui/counted';
import { Stamp } from '@/components/ui/stamp';
import { languageName } from '@/lib/locale';

interface AuthorHeadProps {
  author: Author;
  outlets: readonly Outlet[];
}

/** Who somebody is, and where they write. */
export function AuthorHead({ author, outlets }: AuthorHeadProps) {
  return (
    <header className="head-block">
      <p className="kicker">
        <a href="/authors">Authors</a>
      </p>
      <h1 className="title">{author.name}</h1>
      {author.biography ? <p className="stand">{author.biography}</p> : null}
      <p>
        {author.kind === 'person'
          ? `${storyCount(author.articles)} here under this name.`
          : `A news agency: ${storyCount(author.articles)} here with its material.`}
      </p>
      {outlets.length > 0 ? (
        <p className="sl">
          {author.kind === 'person' ? 'Writes for' : 'Lately in'}
          {outlets.map((outlet) => (
            <Fragment key={outlet.slug}>{outletLink(outlet)}</Fragment>
          ))}
        </p>
      ) : null}
    </header>
  );
}

function outletLink({ slug, name, romanisedName, language }: Outlet) {
  return (
    <a href={`/sources/${slug}`}>
      <Stamp language={language} />
      <span>
        <span className="vh">{languageName(language)}: </span>
        <bdi lang={romanisedName ? undefined : language}>{romanisedName ?? name}</bdi>
      </span>
    </a>
  );
}
