import { Brand } from '@/components/site/brand';
import { env } from '@/lib/env';
import { printedOnce } from '@/lib/text/print-markup';

const COLUMNS = [
  [
    ['Latest', '/latest'],
    ['Trends 24h', '/trending'],
    ['Archive', '/archive'],
    ['Search', '/search'],
    ['Saved stories', '/saved'],
    ['RSS', '/feed.xml'],
  ],
  [
    ['Topics', '/topics'],
    ['Languages', '/languages'],
    ['Sources', '/sources'],
    ['Authors', '/authors'],
    ['Corrections', '/corrections'],
  ],
  [
    ['About us', '/about'],
    ['Editorial policy', '/editorial-policy'],
    ['Contact and takedown', '/contact'],
    ['Privacy', '/privacy'],
  ],
] as const;

export function Footer() {
  return (
    <footer className="foot">
      <div className="page">
        <div className="grid gap-x-gut gap-y-6 md:grid-cols-2">
          <div>
            <Brand />
            <p className="mt-3 max-w-[24em]">
              Every story here was first published in another language. The original is one click away,
              always.
            </p>
          </div>
          <nav aria-label="About this site">
            {COLUMNS.map((links) => (
              <ul key={links[0][1]}>
                {links.map(([name, path]) => (
                  <li key={path}>
                    <a href={path}>{name}</a>
                  </li>
                ))}
              </ul>
            ))}
          </nav>
        </div>
        <p className="terms mt-6 pt-4 text-t0 text-ink-2">
          <span className="block max-w-[62em]">
            The information on this site comes from external sources, named on every story, that are not under
            our control. {env().SITE_NAME} translates it and does not vouch for it; a link is no
            recommendation. Where the translation and the original differ, the original stands.
          </span>
        </p>
      </div>
    </footer>
  );
}

printedOnce(Footer, () => COLUMNS);
