const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ŋ: 'ng',
  ĳ: 'ij',
};

/** A piece of an address made from words: ASCII letters, digits and single dashes, cut at a word; empty if none is left. */
export function slugify(words: string, most = 80): string {
  const plain = words
    .toLowerCase()
    .replace(/[ßæœøđðþłıŋĳ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most + 1);
  return cut.slice(0, cut.lastIndexOf('-') > most / 2 ? cut.lastIndexOf('-') : most).replace(/-$/, '');
}
