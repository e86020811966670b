interface PagerProps {
  /** Without a query. */
  path: string;
  next: string | null;
  label?: string;
}

/** The way to the next page of a list, when there is one. */
export function Pager({ path, next, label = 'Older stories' }: PagerProps) {
  if (!next) return null;
  return (
    <nav className="pager" aria-label="Pages">
      <a href={`${path}?after=${encodeURIComponent(next)}`} rel="next">
        {label}
      </a>
    </nav>
  );
}
