import type { Mention } from '@/features/newsroom/notes/schema';

/** What colleagues want of a person: each leads to the note, and goes when somebody is done with it. */
export function MentionList({ mentions }: { mentions: readonly Mention[] }) {
  if (mentions.length === 0) return null;
  return (
    <section className="picks asked">
      <h2>
        For you <span className="n">{mentions.length}</span>
      </h2>
      <ol>
        {mentions.map(({ id, articleId, headline, author, text, at }) => (
          <li key={id}>
            <p className="xs mut">
              <b>{author}</b> {at}
            </p>
            <a href={`/newsroom/articles/${articleId}?note=${id}`}>{headline}</a>
            <p className="said" dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
