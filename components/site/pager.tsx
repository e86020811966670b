interface PagerProps {
  /** Has no query. */
  path: string;
  next: string | null;
  /** What the next page holds. */
  label?: string;
}

/** The way to the next page of a list, when there is one. */
export function Pager({ path, next, label = 'Older stories' }: PagerProps) {
  if (!next) return null;
  return (
    <nav className="pager" aria-label="Pages">
      <a href={`${path}?after=${encodeURIComponent(next)}`} rel="next nofollow">
        {label}
      </a>
    </nav>
  );
}
