/** How many words a text has, and how long it takes to read, in whole minutes. */
export function measure(texts: readonly string[]): { words: number; minutes: number } {
  const words = texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  return { words, minutes: Math.max(1, Math.round(words / 230)) };
}
