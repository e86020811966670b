const LETTER = '\\p{L}\\p{N}';
// Where writing parts words, a letter at the border of a tag is meant; before a Hebrew or Japanese one it says nothing.
const MEANT = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}';
const TAGS = ['a', 'em', 'strong', 'abbr', 'code', 'span', 'bdi'];

/**
 * Puts back the spaces that an engine lost at the borders of tags: `a<a>short video</a>introducing`. A tag that the
 * original, too, glues to a letter (`<em>un</em>fair`) is left alone.
 */
export function spaceTags(answer: string, original: string): string {
  return BORDERS.reduce(
    (html, { glued, meant, parted }) => (meant.test(original) ? html : html.replace(glued, parted)),
    answer,
  );
}

// The patterns of each tag are built once, when this is loaded.
const BORDERS = TAGS.flatMap((tag) => [
  {
    glued: new RegExp(`([${LETTER}])(<${tag}(?:\\s[^<>]{0,5000})?>)`, 'gu'),
    meant: new RegExp(`[${MEANT}]<${tag}[\\s>]`, 'u'),
    parted: '$1 $2',
  },
  {
    glued: new RegExp(`(</${tag}>)([${LETTER}])`, 'gu'),
    meant: new RegExp(`</${tag}>[${MEANT}]`, 'u'),
    parted: '$1 $2',
  },
]);
