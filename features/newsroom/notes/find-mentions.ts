/** Part of a note: words, somebody's name after an `@`, or an address. */
export interface NotePart {
  kind: 'words' | 'name' | 'link';
  text: string;
}

const LINK = /https?:\/\/[^\s<>"']{3,500}[^\s<>"'.,;:!?)\]]/;

/**
 * Takes a note apart. A name counts where it stands whole, in any case; of two that fit, the longer. An `@` with
 * anything else behind it stays words.
 */
export function partsOf(note: string, names: readonly string[]): NotePart[] {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const parts: NotePart[] = [];
  let words = '';
  const add = (part: NotePart) => {
    if (words) parts.push({ kind: 'words', text: words });
    words = '';
    parts.push(part);
  };
  for (let at = 0; at < note.length;) {
    const name = note[at] === '@' ? nameAt(note, at + 1, longestFirst) : undefined;
    const link = note.startsWith('http', at) ? LINK.exec(note.slice(at, at + 600)) : null;
    if (name) add({ kind: 'name', text: `@${note.slice(at + 1, at + 1 + name.length)}` });
    else if (link?.index === 0) add({ kind: 'link', text: link[0] });
    else words += note.charAt(at);
    at += name ? name.length + 1 : link?.index === 0 ? link[0].length : 1;
  }
  if (words) parts.push({ kind: 'words', text: words });
  return parts;
}

/** Ids of the people whom a note names. */
export function findMentions(note: string, people: readonly { id: number; name: string }[]): number[] {
  const named = new Set(
    partsOf(
      note,
      people.map(({ name }) => name),
    ).flatMap(({ kind, text }) => (kind === 'name' ? [text.slice(1).toLowerCase()] : [])),
  );
  return people.filter(({ name }) => named.has(name.toLowerCase())).map(({ id }) => id);
}

function nameAt(note: string, at: number, names: readonly string[]): string | undefined {
  return names.find((name) => {
    const there = note.slice(at, at + name.length);
    return there.toLowerCase() === name.toLowerCase() && !/^[\p{L}\p{N}]/u.test(note.slice(at + name.length));
  });
}
