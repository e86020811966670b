import type { ReactNode } from 'react';
import { Footer } from '@/components/site/footer';
import { Masthead, type NavSection } from '@/components/site/masthead';

interface FrameProps {
  sections: readonly NavSection[];
  /** Slug of the section the page belongs to. */
  current?: string;
  /** What the top line says; the tagline when absent. Only the front page has one, and the big masthead with it. */
  edition?: ReactNode;
  children: ReactNode;
}

/** What stands around every reader page. Pages compose it themselves, so that a layout needs to know no address. */
export function Frame({ sections, current, edition, children }: FrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the news
      </a>
      <Masthead sections={sections} current={current} edition={edition} />
      <main id="main">{children}</main>
      <Footer />
    </>
  );
}
