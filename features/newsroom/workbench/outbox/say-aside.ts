import type { Edit } from '@/features/newsroom/workbench/outbox/apply-change';
import type { DraftConflict, Field } from '@/features/newsroom/saving/schema';
import { plainText } from '@/lib/text/plain-text';

const NAMES: Record<Field, string> = {
  ...{ headline: 'Headline', standfirst: 'Standfirst', slug: 'Address', sectionId: 'Section' },
  ...{ topics: 'Topics', bylines: 'Byline and agency' },
  ...{ breakingUntil: 'Breaking until', embargoUntil: 'Embargo until' },
};

/** What people call a place of a story. */
export function placeWords(place: string, rows: readonly { place: string; label: string }[]): string {
  const row = rows.find((one) => one.place === place);
  if (row) return row.label;
  if (place === 'order') return 'The order of the blocks';
  const name = place.startsWith('field:') ? NAMES[place.slice('field:'.length) as Field] : undefined; // or a later version's
  return name ?? 'A block';
}

/** What was written in a place, to be read and copied. */
export function valueWords(
  { fields, blocks, review, decide }: Edit,
  sections: readonly { id: number; name: string }[],
): string {
  const values = Object.entries(fields ?? {}).map(([name, value]) => {
    if (name === 'sectionId') return sections.find(({ id }) => id === value)?.name ?? 'Another section';
    if (name.endsWith('Until') && typeof value === 'string') return new Date(value).toLocaleString('en-GB');
    return fieldWords(value);
  });
  const texts = (blocks ?? []).map(({ block }) => {
    if (!block) return 'Taken out';
    const { pictures = [], url, title } = block.attributes;
    const lines = pictures.flatMap(({ alt, caption, credit }) => [alt, caption, credit]);
    return [title, url, ...lines, plainText(block.html)].filter(Boolean).join('\n') || 'An empty block';
  });
  const marks = (review ?? []).map(({ reviewed }) => (reviewed ? 'Checked' : 'Not checked'));
  const choices = (decide ?? []).map(({ take }) =>
    take === 'back' ? 'Not decided' : take === 'ours' ? 'Ours stays' : 'The new text is taken',
  );
  return (
    [...values, ...texts, ...(texts.length === 0 ? [...marks, ...choices] : [])].join('\n') || 'Another order'
  );
}

interface Knowing {
  around: { sections: readonly { id: number; name: string }[] };
  clock: (iso: string) => string;
}

/** What stands on the sides of a choice, in words: mine, theirs, and what both started from. */
export function conflictWords(
  { place, mine, theirs, ancestor }: DraftConflict,
  { around, clock }: Knowing,
): [string, string, string] {
  const nothing = place.startsWith('block:') ? 'Taken out' : 'Nothing';
  const words = (value: string) => {
    if (value === '') return nothing;
    if (place === 'field:sectionId')
      return around.sections.find(({ id }) => `${id}` === value)?.name ?? value;
    return place.endsWith('Until') ? clock(value) : value;
  };
  return [words(mine), words(theirs), words(ancestor)];
}

function fieldWords(value: unknown): string {
  if (value === null || value === '') return 'Nothing';
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return value
    .map((one: unknown) =>
      typeof one === 'object' && one !== null && 'credit' in one ? String(one.credit) : String(one),
    )
    .join(', ');
}
