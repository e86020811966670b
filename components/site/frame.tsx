import { Fragment, type ReactNode } from 'react';
import { Footer } from '@/components/site/footer';
import { Masthead, type NavSection } from '@/components/site/masthead';
import { siteHeadHtml } from '@/components/site/site-head';
import { printMarkup } from '@/lib/text/print-markup';
import { BODY_PLACE, handOver, takesParts } from '@/lib/render';

interface FrameProps {
  sections: readonly NavSection[];
  /** Slug of the section the page belongs to. */
  current?: string;
  /** What the top line says; the tagline when absent. Only the front page has one, and the big masthead with it. */
  edition?: ReactNode;
  children: ReactNode;
}

/**
 * What stands around every reader page. Pages compose it themselves, so that a layout needs to know no address. The page
 * is printed here, at once: React would carry each of its elements through two renderers and a stream of flight data
 * that no reader gets, at more than twice the cost (docs/decisions/006).
 */
export function Frame({ sections, current, edition, children }: FrameProps) {
  const { html, head, headHtml } = printMarkup(
    <>
      <a className="skip" href="#main">
        Skip to the news
      </a>
      <Masthead sections={sections} current={current} edition={edition} />
      <main id="main">{children}</main>
      <Footer />
    </>,
  );
  if (takesParts()) {
    handOver({ head: siteHeadHtml() + headHtml, body: html });
    return <div dangerouslySetInnerHTML={{ __html: BODY_PLACE }} />;
  }
  return (
    <>
      {head.map((element, at) => (
        <Fragment key={at}>{element}</Fragment>
      ))}
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
