const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** The words of a block's sanitised HTML, white space folded. Works on both sides of the wire. */
export function plainText(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/li|\/tr|\/t[dh])\b[^>]*>/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
      name
        ? (ENTITIES[name.toLowerCase()] ?? whole)
        : letter(decimal ? Number(decimal) : parseInt(hex ?? '', 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** How many words a text has, and how long it takes to read, in whole minutes. */
export function measure(texts: readonly string[]): { words: number; minutes: number } {
  const words = texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  return { words, minutes: Math.max(1, Math.round(words / 230)) };
}

function letter(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
