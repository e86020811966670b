/**
 * A text without what stands at its ends. `edge` is asked about one character at a time: a pattern over the whole text
 * (`/[\s,]+$/`) tries every run of such characters to its end, which takes minutes over a long one.
 */
export function stripEnds(text: string, edge: RegExp): string {
  const end = endWithout(text, edge);
  let start = 0;
  while (start < end) {
    const letter = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (!edge.test(letter)) break;
    start += letter.length;
  }
  return text.slice(start, end);
}

/** A text without what stands at its end; as above. */
export function stripEnd(text: string, edge: RegExp): string {
  return text.slice(0, endWithout(text, edge));
}

function endWithout(text: string, edge: RegExp): number {
  let end = text.length;
  while (end > 0) {
    const pair = end > 1 && /^[\uDC00-\uDFFF]/.test(text.charAt(end - 1)) && /^[\uD800-\uDBFF]/.test(text.charAt(end - 2)); // prettier-ignore
    const letter = text.slice(end - (pair ? 2 : 1), end);
    if (!edge.test(letter)) break;
    end -= letter.length;
  }
  return end;
}
