/** The way to the next page of a list, when there is one. `path` has no query. */
export function Pager({ path, next }: { path: string; next: string | null }) {
  if (!next) return null;
  return (
    <nav className="pager" aria-label="Pages">
      <a href={`${path}?after=${encodeURIComponent(next)}`} rel="next">
        Older stories
      </a>
    </nav>
  );
}
