const WORDS_A_MINUTE = 230;

/** How long a text takes to read, in whole minutes, at least one. Words are what stands between spaces. */
export function readingMinutes(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
