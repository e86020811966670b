import { diffWordsWithSpace } from 'diff';
import { plainText } from '@/lib/text/plain-text';

/** What went and what came, word by word: struck and underlined. */
export function WordDiff({ was, now }: { was: string; now: string }) {
  return diffWordsWithSpace(was, now).map(({ added, removed, value }, at) => {
    if (added) return <ins key={at}>{value}</ins>;
    return removed ? <del key={at}>{value}</del> : value;
  });
}

/** One of two equal texts, with the words that the other does not have underlined: no red, no green. */
export function Differing({ html, other }: { html: string; other: string }) {
  const parts = diffWordsWithSpace(plainText(other), plainText(html)).filter(({ removed }) => !removed);
  return parts.map(({ added, value }, at) =>
    added ? (
      <mark key={at} className="dw">
        {value}
      </mark>
    ) : (
      value
    ),
  );
}
