// Where writing parts words, a letter at the border of a tag is meant; before a Hebrew or Japanese one it says nothing.
const MEANT_BEFORE =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]<(a|em|strong|abbr|code|span|bdi)[\s>]/gu;
const MEANT_BEHIND =
  /<\/(a|em|strong|abbr|code|span|bdi)>[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/gu;
const GLUED_BEFORE = /([\p{L}\p{N}])(?=<(a|em|strong|abbr|code|span|bdi)[\s>])/gu;
const GLUED_BEHIND = /(<\/(a|em|strong|abbr|code|span|bdi)>)(?=[\p{L}\p{N}])/gu;

/**
 * Puts back the spaces that an engine lost at the borders of tags: `a<a>short video</a>introducing`. A tag that the
 * original, too, glues to a letter (`<em>un</em>fair`) is left alone.
 */
export function spaceTags(answer: string, original: string): string {
  const [before, behind] = [tagsIn(original, MEANT_BEFORE), tagsIn(original, MEANT_BEHIND)];
  const parted = (meant: ReadonlySet<string>) => (whole: string, _: string, tag: string) =>
    meant.has(tag) ? whole : `${whole} `;
  return answer.replace(GLUED_BEFORE, parted(before)).replace(GLUED_BEHIND, parted(behind));
}

function tagsIn(html: string, pattern: RegExp): Set<string> {
  return new Set([...html.matchAll(pattern)].map(([, tag = '']) => tag));
}
