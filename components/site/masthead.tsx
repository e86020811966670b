import type { ReactNode } from 'react';
import { Brand } from '@/components/site/brand';
import { Stamp } from '@/components/ui/stamp';
import { printedOnce } from '@/lib/text/print-markup';

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
const WAYS = [
  ['Latest', '/latest'],
  ['Archive', '/archive'],
  ['Search', '/search'],
] as const;

export function Masthead({ sections, current, edition }: MastheadProps) {
  return (
    <header className="top">
      <div className="page">
        <div className="dateline">
          <p>{edition ?? TAGLINE}</p>
          <ul>
            {WAYS.map(([name, path]) => (
              <li key={path}>
                <a href={path}>{name}</a>
              </li>
            ))}
            <li>
              <theme-switch />
            </li>
          </ul>
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
      <SectionNav sections={sections} current={current} />
    </header>
  );
}

function SectionNav({ sections, current }: Pick<MastheadProps, 'sections' | 'current'>) {
  return (
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
          <a href="/languages">
            <Stamp language="de" /> Languages
          </a>
        </li>
      </ul>
    </nav>
  );
}

printedOnce(SectionNav, ({ sections, current }) => sections.find(({ slug }) => slug === current) ?? sections);
