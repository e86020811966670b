const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** The words of sanitised HTML, white space folded. Works in browsers too. */
export function plainText(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/li|\/tr|\/t[dh]|\/d[dt])\b[^<>]*>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
      name
        ? (ENTITIES[name.toLowerCase()] ?? whole)
        : letter(decimal ? Number(decimal) : parseInt(hex ?? '', 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function letter(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
