const TAGS = 'a|em|strong|abbr|code|span|bdi';
// Where writing parts words, a letter at the border of a tag is meant; before a Hebrew or Japanese one it says nothing.
const PARTING = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}';
const ANY = '\\p{L}\\p{N}';
const before = (letters: string) => `([${letters},;:!?)]|</(?:${TAGS})>)(?=<(${TAGS})[\\s>])`;
const behind = (letters: string) => `(</(${TAGS})>)(?=[${letters}(])`;
const MEANT_BEFORE = new RegExp(before(PARTING), 'gu');
const MEANT_BEHIND = new RegExp(behind(PARTING), 'gu');
const GLUED_BEFORE = new RegExp(before(ANY), 'gu');
const GLUED_BEHIND = new RegExp(behind(ANY), 'gu');

/**
 * Puts back the spaces that an engine lost at the borders of tags: `a<a>short video</a>introducing`. A tag that the
 * original, too, glues to a letter, a mark or another tag (`<em>un</em>fair`) is left alone.
 */
export function spaceTags(answer: string, original: string): string {
  const [there, thereafter] = [tagsIn(original, MEANT_BEFORE), tagsIn(original, MEANT_BEHIND)];
  const parted = (meant: ReadonlySet<string>) => (whole: string, _: string, tag: string) =>
    meant.has(tag) ? whole : `${whole} `;
  return answer.replace(GLUED_BEFORE, parted(there)).replace(GLUED_BEHIND, parted(thereafter));
}

function tagsIn(html: string, pattern: RegExp): Set<string> {
  return new Set([...html.matchAll(pattern)].map(([, , tag = '']) => tag));
}
