import type { z } from 'zod';
import type { PublicNote } from '@/features/articles/workflow/correct-article';
import { CorrectionKind } from '@/generated/prisma/enums';
import { Refusal } from '@/lib/errors';

/** What may be said to readers of a change, as a form offers it. */
export const KINDS = [
  ['correction', 'Correction: it was wrong'],
  ['clarification', 'Clarification: it could be misread'],
  ['update', 'Update: something new happened'],
  ['editors_note', 'Editor’s note: about the story itself'],
] as const satisfies readonly (readonly [CorrectionKind, string])[];

/** A note as its form sends it; `place` is `end`, `top` or the key of a block. */
export function readNote(sent: { kind: string; text: string; place: string }): z.input<typeof PublicNote> {
  const kind = KINDS.find(([name]) => name === sent.kind)?.[0];
  if (!kind) throw new Refusal('invalid', 'Choose what kind of note it is.', 'kind');
  const beside = sent.place !== 'top' && sent.place !== 'end' && sent.place !== '';
  return { kind, text: sent.text, atTop: sent.place === 'top', blockKey: beside ? sent.place : null };
}
