const FIELDS: Readonly<Record<string, string>> = {
  ...{ slug: 'address', sectionId: 'section', bylines: 'byline', breakingUntil: 'end of breaking' },
};

/** That two texts met in a place (`block:b7`, `field:slug`). `number`: of the block, where it is still in the story. */
export function sayTwoTexts(place: string, number?: number): string {
  const [kind, name = ''] = place.split(':');
  const gone = number === undefined ? 'A block that was taken out' : `Block ${number}`;
  const where = kind === 'block' ? gone : `The ${FIELDS[name] ?? name}`;
  return `${where} has two texts. Somebody has to choose.`;
}
