import { isOpen, type Row, stops } from '@/features/newsroom/workbench/points';
import type { Surroundings } from '@/features/newsroom/workbench/schema';
import type { Draft, DraftConflict } from '@/features/newsroom/saving/schema';
import { sayTwoTexts } from '@/features/newsroom/workflow/blockers/say-two-texts';
import { textProblems } from '@/features/newsroom/workflow/blockers/text-problems';
import { plainText } from '@/lib/text/plain-text';

/** What the server would not publish while it is so: where, why, and the row to put it right in, if there is one. */
export interface Stop {
  place: string;
  says: string;
  row: Row | null;
}

const NOT_TAKEN = 'Not all of it was taken: see above the text.';

interface Story {
  draft: Draft;
  rows: readonly Row[];
  around: Pick<Surroundings, 'original'>;
  /** What has no row and changes by no writing: licence, embargo. */
  elsewhere: readonly string[];
  /** What the server would not take, and is kept here. */
  aside: readonly { place: string }[];
}

/** Everything that stops publishing the text as it stands here: the same that `findBlockers` would find in it. */
export function listStops({ draft, rows, around, elsewhere, aside }: Story): Stop[] {
  const rowAt = (place: string) => rows.find((row) => row.place === place) ?? null;
  const blocks = draft.blocks.map((block) => ({ ...block, text: plainText(block.html) }));
  const showsPictures = around.original?.licence.pictures ?? true;
  const lacking = textProblems({ headline: draft.fields.headline, blocks, showsPictures });
  const places = new Set(draft.conflicts.map(({ place }) => place));
  const met = [...places]
    .filter((place) => !rowAt(place))
    .map((place) => ({ place, says: sayTwoTexts(place) }));
  return [
    ...[...lacking, ...met].map((one) => ({ ...one, row: rowAt(one.place) })),
    ...rows.flatMap((row) => stopsOf(row)),
    ...aside.map(({ place }) => ({ place, says: NOT_TAKEN, row: rowAt(place) })),
    ...elsewhere.map((says) => ({ place: '', says, row: null })),
  ];
}

/** How many things wait for an answer: what stops publishing, and what only asks. */
export function countOpen(rows: readonly Row[], stopping: readonly Stop[]): number {
  const asking = rows.flatMap(({ points }) => points.filter((point) => isOpen(point) && !stops(point)));
  return stopping.length + asking.length;
}

/** Of two texts in one place somebody chooses once, however many wrote. */
function stopsOf(row: Row): Stop[] {
  const stopping = row.points.filter(stops);
  const first = stopping.find(({ about }) => about === 'two');
  return stopping
    .filter((point) => point.about !== 'two' || point === first)
    .map(({ says }) => ({ place: row.place, says, row }));
}

/** Two texts in a place that has no row to choose in: a field beside the text, a block that one of the two took out. */
export function conflictsElsewhere({ conflicts }: Draft, rows: readonly Row[]): DraftConflict[] {
  return conflicts.filter(({ place }) => !rows.some((row) => row.place === place));
}
