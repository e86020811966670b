const figures = new Intl.NumberFormat('en');
const WORDS =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** `seven`; in figures beyond twenty. */
export function inWords(count: number): string {
  return WORDS[count] ?? figure(count);
}

/** `1,204`. */
export function figure(count: number): string {
  return figures.format(count);
}

/** `1 story`, `1,204 stories`. */
export function counted(count: number, one: string, many: string): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** `1 story`, `1,204 stories`: the count that most pages give. */
export function storyCount(count: number): string {
  return counted(count, 'story', 'stories');
}
