const figures = new Intl.NumberFormat('en');

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
