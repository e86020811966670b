import type { ReactNode } from 'react';
import type { IndexEntry } from '@/features/directory/schema';
import { figure } from '@/components/ui/counted';
import { groupBy } from '@/lib/text/group-by';

interface IndexLettersProps<Entry> {
  entries: readonly Entry[];
  /** What stands before each slug in its address: `/topics`. */
  path: string;
  /** What is said about an entry under its name. */
  note?: (entry: Entry) => ReactNode;
  /** The name itself, where it is more than its letters. */
  nameOf?: (entry: Entry) => ReactNode;
}

/** An index in columns, as at the back of a book: under each letter what begins with it, and how many stories it has. */
export function IndexLetters<Entry extends IndexEntry>(props: IndexLettersProps<Entry>) {
  return (
    <div className="index">
      {groupBy(props.entries, letterOf).map(([letter, entries]) => (
        <section key={letter} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`}>{letter}</h2>
          <ul>{entries.map((entry) => indexLine(entry, props))}</ul>
        </section>
      ))}
    </div>
  );
}

function indexLine<Entry extends IndexEntry>(entry: Entry, { path, note, nameOf }: IndexLettersProps<Entry>) {
  return (
    <li key={entry.slug}>
      <a href={`${path}/${entry.slug}`}>{nameOf ? nameOf(entry) : entry.name}</a>
      <span className="count">
        {figure(entry.articles)}
        <span className="vh"> {entry.articles === 1 ? 'story' : 'stories'}</span>
      </span>
      {note ? <p>{note(entry)}</p> : null}
    </li>
  );
}

/** The first letter of the slug, which the entries are ordered by; figures stand together. */
function letterOf({ slug }: IndexEntry): string {
  const [first = ''] = slug;
  return /[a-z]/.test(first) ? first.toUpperCase() : '0–9';
}
