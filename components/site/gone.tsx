import type { ReactNode } from 'react';
import { Frame } from '@/components/site/frame';
import type { NavSection } from '@/components/site/masthead';
import { WaysOn } from '@/components/site/not-found';

interface GoneProps {
  sections: readonly NavSection[];
  /** Why and when, as far as it may be told. */
  children?: ReactNode;
}

/** The view of a story that was here and is no more. The page that shows it answers 410 itself. */
export function Gone({ sections, children }: GoneProps) {
  return (
    <Frame sections={sections}>
      <title>Story withdrawn</title>
      <meta name="robots" content="noindex" />
      <div className="page error">
        <div className="error-letter" aria-hidden>
          †
        </div>
        <div>
          <p className="kicker">Error 410</p>
          <h1 className="title">This story has been withdrawn</h1>
          <p className="stand">It was published here, and readers can no longer see it.</p>
          {children}
          <WaysOn />
        </div>
      </div>
    </Frame>
  );
}
