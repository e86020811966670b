import { expect, it } from 'vitest';
import type { Draft } from '@/features/newsroom/saving/schema';
import { draftNote } from '@/features/newsroom/workbench/panel/draft-note';
import type { Surroundings } from '@/features/newsroom/workbench/schema';

const was = 'It costs 12 euros.';
const now = 'It costs 14 euros.';

/** One block of a live story, for which the outlet's newer version was offered. */
function noteAfter(html: string, status: 'stale' | 'reviewed', offered = now, state = 'published') {
  const draft = (block: object) => ({ state, blocks: [{ key: 'b1', ...block }] }) as unknown as Draft;
  const original = { outlet: 'Kurier', newer: {} } as unknown as Surroundings['original'];
  const offers = [{ id: 1, key: 'b1', html: offered, engine: 'Test', at: '' }];
  return draftNote({
    opened: draft({ html: was, status: 'stale' }),
    draft: draft({ html, status }),
    around: { original, offers },
  });
}

it('tells readers of a figure while the change waits, and after it was taken', () => {
  const note = 'An earlier version of this article gave figures that Kurier has since corrected: 14, not 12.';
  expect(noteAfter(was, 'stale')).toBe(note);
  expect(noteAfter(now, 'reviewed')).toBe(note);
});

it('tells nothing of a change that was refused, of wording alone, or of a story readers do not know', () => {
  expect(noteAfter(was, 'reviewed')).toBeNull();
  expect(noteAfter(was, 'stale', 'It comes to 12 euros.')).toBeNull();
  expect(noteAfter(now, 'reviewed', now, 'draft')).toBeNull();
});
