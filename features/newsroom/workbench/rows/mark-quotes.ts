import { escapeHtml } from '@/lib/text/escape-html';

/** Sanitised HTML with the words of each doubt underlined and numbered, on either side the same number. */
export function markQuotes(
  html: string,
  quotes: readonly { words: string; figure: number; stale?: boolean }[],
): string {
  return quotes.reduce((marked, { words, figure, stale }) => {
    const wanted = escapeHtml(words);
    if (wanted === '') return marked;
    const parts = marked.split(/(<[^<>]*>)/);
    const at = parts.findIndex((part) => !part.startsWith('<') && part.includes(wanted));
    if (at < 0) return marked;
    const mark = `<mark class="dk${stale ? ' sl' : ''}" data-k="${figure}">${wanted}</mark>`;
    parts[at] = (parts[at] ?? '').replace(wanted, () => mark);
    return parts.join('');
  }, html);
}
