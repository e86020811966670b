import { Frame } from '@/components/site/frame';
import type { NavSection } from '@/components/site/masthead';
import { Stamp } from '@/components/ui/stamp';
import { directionOf } from '@/lib/locale';

const IN_OTHER_WORDS = [
  ['de', 'Diese Seite gibt es nicht.'],
  ['ar', 'هذه الصفحة غير موجودة.'],
  ['ja', 'このページはありません。'],
  ['es', 'Esta página no existe.'],
  ['uk', 'Такої сторінки немає.'],
  ['fr', 'Cette page n’existe pas.'],
] as const;

/** The view of an unknown address. The page that shows it answers 404 itself. */
export function NotFound({ sections }: { sections: readonly NavSection[] }) {
  return (
    <Frame sections={sections}>
      <title>Page not found</title>
      <meta name="robots" content="noindex" />
      <div className="page error">
        <div className="error-letter" lang="de" aria-hidden>
          ß
        </div>
        <div>
          <p className="kicker">Error 404</p>
          <h1 className="title">There is no original for this page</h1>
          <p className="stand">We looked in every language we have. The address may be mistyped.</p>
          <ul className="mt-6 grid gap-2">
            {IN_OTHER_WORDS.map(([language, words]) => (
              <li key={language} className="flex w-fit items-center gap-3 text-src">
                <Stamp language={language} />
                <span lang={language} dir={directionOf(language)}>
                  {words}
                </span>
              </li>
            ))}
          </ul>
          <WaysOn />
        </div>
      </div>
    </Frame>
  );
}

export function WaysOn() {
  return (
    <p className="ways">
      <a href="/">Front page</a>
      <a href="/latest">Latest</a>
      <a href="/archive">Archive</a>
    </p>
  );
}
