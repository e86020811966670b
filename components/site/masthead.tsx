import type { ReactNode } from 'react';
import { Brand } from '@/components/site/brand';

export interface NavSection {
  slug: string;
  name: string;
}

interface MastheadProps {
  sections: readonly NavSection[];
  current?: string;
  edition?: ReactNode;
}

const TAGLINE = 'Now you can see non-English news';

export function Masthead({ sections, current, edition }: MastheadProps) {
  return (
    <header className="top">
      <div className="page">
        <div className="dateline">
          <p>{edition ?? TAGLINE}</p>
          <theme-switch />
        </div>
        <div className={edition ? 'mast front' : 'mast'}>
          <Brand />
          {edition ? <p className="tagline">{TAGLINE}</p> : null}
          {/* On a phone the list is a popover, which needs no script; from 44rem on it is the bar itself. */}
          <button className="menu" type="button" popoverTarget="sections">
            Sections
          </button>
        </div>
      </div>
      <nav className="nav" id="sections" popover="auto" aria-label="Sections">
        <ul className="page">
          {sections.map(({ slug, name }) => (
            <li key={slug}>
              <a href={`/${slug}`} aria-current={slug === current ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
          <li className="last">
            <a href="/latest">Latest</a>
          </li>
          <li>
            <a href="/archive">Archive</a>
          </li>
          <li>
            <a href="/search">Search</a>
          </li>
        </ul>
      </nav>
    </header>
  );
}
