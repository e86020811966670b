import type { ReactNode } from 'react';
import type { Page } from '@/features/newsroom/offices/read-shelf';
import type { Shelf } from '@/features/newsroom/offices/schema';

interface Props<Item> {
  /** `reports`: the last word of the page's address. */
  place: string;
  title: string;
  shelf: Shelf;
  page: Page<Item>;
  /** Said when nothing is open. */
  empty: string;
  children: (item: Item) => ReactNode;
}

/** A list of mail: open or closed, newest first, one page after the other. */
export function MailShelf<Item extends { id: number }>(props: Props<Item>) {
  const { place, title, shelf, page, empty, children } = props;
  const address = (show: string, after?: string) =>
    `/newsroom/${place}?${new URLSearchParams({ show, ...(after && { after }) }).toString()}`;
  return (
    <main id="main" className="page mail">
      <h1>{title}</h1>
      <nav className="row" aria-label="Which">
        {(['open', 'closed'] as const).map((show) => (
          <a
            key={show}
            className={show === shelf.show ? 'chip on' : 'chip'}
            href={address(show)}
            aria-current={show === shelf.show ? 'page' : undefined}
          >
            {show === 'open' ? 'Open' : 'Closed'}
          </a>
        ))}
      </nav>
      {page.items.length > 0 ? (
        <ol className="pieces">
          {page.items.map((item) => (
            <li key={item.id}>{children(item)}</li>
          ))}
        </ol>
      ) : (
        <p className="mut">{shelf.show === 'open' ? empty : 'Nothing has been closed yet.'}</p>
      )}
      {page.next && (
        <a className="btn" href={address(shelf.show, page.next)}>
          Earlier
        </a>
      )}
    </main>
  );
}
