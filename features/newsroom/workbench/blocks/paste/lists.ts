/** A point of a list, as deep as it stands. */
export interface Item {
  level: number;
  ordered: boolean;
  html: string;
}

/** The `<li>` rows of a list block, deeper points within the point above them. */
export function rowsOf(items: readonly Item[]): string {
  const top = Math.min(...items.map(({ level }) => level));
  return nest(items, top);
}

function nest(items: readonly Item[], level: number): string {
  let html = '';
  for (let at = 0; at < items.length;) {
    const item = items[at];
    if (!item) break;
    const until = endOfDeeper(items, at + 1, level);
    // A list may begin deeper than it goes on: those points stand at its own level.
    if (item.level > level) {
      const deeper = endOfDeeper(items, at, level);
      html += nest(items.slice(at, deeper), Math.min(...items.slice(at, deeper).map((one) => one.level)));
      at = deeper;
      continue;
    }
    html += `<li>${item.html}${within(items.slice(at + 1, until))}</li>`;
    at = until;
  }
  return html;
}

function within(deeper: readonly Item[]): string {
  const [first] = deeper;
  if (!first) return '';
  const level = Math.min(...deeper.map((item) => item.level));
  const tag = first.ordered ? 'ol' : 'ul';
  return `<${tag}>${nest(deeper, level)}</${tag}>`;
}

function endOfDeeper(items: readonly Item[], from: number, level: number): number {
  let at = from;
  while ((items[at]?.level ?? level) > level) at += 1;
  return at;
}
