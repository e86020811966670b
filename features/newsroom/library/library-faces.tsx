import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { figure } from '@/components/ui/counted';
import type { LibraryFilter, Tile } from '@/features/newsroom/library/schema';
import { LibraryKeys } from '@/features/newsroom/library/library-keys.client';
import { StandingMark } from '@/features/newsroom/library/standing-mark';
import { UploadArea } from '@/features/newsroom/library/upload/upload-area.client';

const SHOWS = [
  ['all', 'Newest first'],
  ['usable', 'May be used'],
  ['unused', 'Unused'],
  ['expiring', 'Expiring'],
  ['no-alt', 'No alt text'],
  ['unclear', 'Rights unclear'],
] as const;

const FROMS = [
  ['desk', 'From the desk'],
  ['outlets', 'From outlets'],
] as const;

interface Props {
  filter: LibraryFilter;
  tiles: Tile[];
  next: string | null;
  total: number;
  /** The largest file that is taken, in megabytes; null when its reader may not upload. */
  mostMb: number | null;
  refused?: string;
  chosen?: number;
  children: ReactNode;
}

/** The library, and beside it the picture that was chosen. Every state of it is an address. */
export function Library({ filter, tiles, next, total, mostMb, refused, chosen, children }: Props) {
  return (
    <main id="main" className={chosen ? 'panes med chosen' : 'panes med'}>
      <section className="pane" aria-label="Library">
        <div className="bar wrap">
          <h1>Media</h1>
          <span className="n">{total >= 10_000 ? 'over 10,000' : figure(total)}</span>
          <form role="search" action="/newsroom/media" className="seek">
            <input
              className="in"
              type="search"
              name="q"
              defaultValue={filter.q}
              placeholder="Find a picture"
              aria-label="Find a picture"
              maxLength={200}
            />
            {filter.show !== 'all' && <input type="hidden" name="show" value={filter.show} />}
            {filter.from && <input type="hidden" name="from" value={filter.from} />}
          </form>
          <span className="grow" />
          <Chips filter={filter} />
        </div>
        {mostMb !== null && <UploadArea mostMb={mostMb} refused={refused} />}
        <div className="scroll">
          {tiles.length > 0 ? (
            <ul className="grid" aria-label="Pictures">
              {tiles.map((tile) => (
                <li key={tile.id}>
                  <TileLink {...{ tile, filter }} isChosen={tile.id === chosen} />
                </li>
              ))}
            </ul>
          ) : (
            <p className="pad mut">No picture is like that.</p>
          )}
          {next && (
            <p className="pad">
              <a className="btn" href={addressOf({ ...filter, after: next })}>
                Older pictures
              </a>
            </p>
          )}
        </div>
        <LibraryKeys />
      </section>
      {children}
    </main>
  );
}

function Chips({ filter }: { filter: LibraryFilter }) {
  return (
    <nav className="row wrap chips" aria-label="Which pictures">
      {SHOWS.map(([show, word]) => (
        <Chip key={show} href={addressOf({ ...filter, show, after: '' })} on={filter.show === show}>
          {word}
        </Chip>
      ))}
      {FROMS.map(([from, word]) => {
        const on = filter.from === from;
        return (
          <Chip key={from} href={addressOf({ ...filter, from: on ? '' : from, after: '' })} on={on}>
            {word}
          </Chip>
        );
      })}
    </nav>
  );
}

function Chip({ href, on, children }: { href: string; on: boolean; children: string }) {
  return (
    <a className={on ? 'chip on' : 'chip'} href={href} aria-current={on ? 'true' : undefined}>
      {children}
    </a>
  );
}

function TileLink({ tile, filter, isChosen }: { tile: Tile; filter: LibraryFilter; isChosen: boolean }) {
  const { id, title, thumb, standing, until } = tile;
  return (
    <a
      className="tile"
      href={addressOf(filter, `/newsroom/media/${id}`)}
      aria-current={isChosen ? 'true' : undefined}
    >
      <img className="im" src={thumb} alt="" loading="lazy" />
      <span className="c">
        <span className="b">{title}</span>
        <StandingMark {...{ standing, until }} />
      </span>
    </a>
  );
}

function addressOf(filter: LibraryFilter, path = '/newsroom/media'): string {
  const said = Object.entries(filter).filter(([, value]) => value && value !== 'all');
  const query = new URLSearchParams(said).toString();
  return query ? `${path}?${query}` : path;
}

/** What stands beside the library while no picture is chosen. */
export function NothingChosen() {
  return (
    <aside className="pane side" aria-label="Picture">
      <div className="pad stack gap12">
        <p className="mut">Choose a picture to see its crops, words, rights and the stories that use it.</p>
        <p className="note doubt">
          <Icon name="doubt" />
          <span>A picture whose rights are unclear or over is not shown to readers.</span>
        </p>
      </div>
    </aside>
  );
}
