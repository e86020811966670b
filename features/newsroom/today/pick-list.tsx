import type { Pick } from '@/features/newsroom/today/list-today';

interface Props {
  title: string;
  picks: readonly Pick[];
  /** Said when there is nothing. */
  none: string;
}

/** A short list of stories, each leading to its bench. */
export function PickList({ title, picks, none }: Props) {
  return (
    <section className="picks">
      <h2>{title}</h2>
      {picks.length === 0 ? (
        <p className="mut">{none}</p>
      ) : (
        <ol>
          {picks.map(({ id, headline, beside }) => (
            <li key={id}>
              <a href={`/newsroom/articles/${id}`}>{headline || 'Untitled'}</a>
              <span className="mut nw">{beside}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
