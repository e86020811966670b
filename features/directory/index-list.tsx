import type { Shelf } from '@/features/directory/queries';

interface IndexListProps {
  /** In the order of their names. */
  shelves: readonly Shelf[];
  /** Where they live: `/topics`. */
  path: string;
}

/** An index as at the end of a book: letters, names, and how many stories each leads to. */
export function IndexList({ shelves, path }: IndexListProps) {
  return (
    <div className="index">
      {byLetter(shelves).map(([letter, group]) => (
        <section key={letter} aria-label={letter}>
          <h2 aria-hidden>{letter}</h2>
          <ul>
            {group.map(({ slug, name, articles }) => (
              <li key={slug}>
                <a href={`${path}/${slug}`}>{name}</a> <span>{articles}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Under the letter a name begins with, whatever its accent; what begins with none stands under `#`. */
function byLetter(shelves: readonly Shelf[]): [string, Shelf[]][] {
  const groups = new Map<string, Shelf[]>();
  for (const shelf of shelves) {
    const initial = shelf.name.normalize('NFD').charAt(0).toUpperCase();
    const letter = /[A-Z]/.test(initial) ? initial : '#';
    groups.set(letter, [...(groups.get(letter) ?? []), shelf]);
  }
  return [...groups];
}
