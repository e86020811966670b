import { isEmptied } from '@/features/articles/provenance/tell-text';
import type { Blocker } from '@/features/newsroom/workflow/find-blockers';
import { leadProblems } from '@/features/newsroom/workflow/blockers/lead-problems';

interface Text {
  headline: string;
  blocks: readonly { key: string; kind: string; text: string; attributes: unknown }[];
  /** Whether the outlet's terms let us show pictures; of our own story they do. */
  showsPictures: boolean;
}

/** What a text lacks before it can go out: asked by the server of what it has, and by the bench of what one just wrote. */
export function textProblems({ headline, blocks, showsPictures }: Text): Blocker[] {
  const placed = blocks.map((block, position) => ({ ...block, position }));
  return [
    ...(headline.trim() ? [] : [{ place: 'field:headline', says: 'There is no headline.' }]),
    ...(blocks.every(isEmptied) ? [{ place: 'field:text', says: 'There is no text yet.' }] : []),
    ...(showsPictures ? leadProblems(placed) : []),
  ];
}
