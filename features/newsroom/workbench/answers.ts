import { rewrite } from '@/features/newsroom/workbench/blocks/change-blocks';
import type { Edit } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Point } from '@/features/newsroom/workbench/points';
import type { Answer } from '@/features/newsroom/workbench/schema';
import type { DraftBlock } from '@/features/newsroom/saving/schema';
import { type Doubt, HEADLINE } from '@/features/translation/findings/finding';
import { escapeHtml } from '@/lib/text/escape-html';

/** One button under a point. What it does to the text, what is written down, what is said afterwards. */
export interface Choice {
  label: string;
  /** The fix is mechanical: the button is blue. */
  sure?: boolean;
  edit?: Edit;
  note?: Answer;
  /** Calls this doubt right by its id, here and now. */
  settles?: string;
  /** Opens the text instead. */
  writes?: boolean;
  said: string;
}

/** The answers to a point of a block, or of the headline (null), for the keys 1, 2, 3. Two texts have their own chooser. */
export function choicesFor(point: Point, block: DraftBlock | null): Choice[] {
  if (!block) return point.about === 'doubt' ? headlineChoices(point) : [];
  if (point.about === 'stale') return staleChoices(point, block);
  if (point.about === 'offer') return offerChoices(point, block);
  return point.about === 'doubt' ? doubtChoices(point, block) : [];
}

function noteOf(key: string, { kind, original, english, says }: Doubt, answer: 'right' | 'fixed'): Answer {
  return { about: 'doubt', key, kind, original, english, says, answer };
}

function headlineChoices({ doubt, id }: Point & { about: 'doubt' }): Choice[] {
  return [
    { label: 'Write it', writes: true, said: '' },
    {
      ...{ label: 'It stays like this', note: noteOf(HEADLINE, doubt, 'right'), settles: id },
      said: 'Kept as it is. Your name is on it.',
    },
  ];
}

function doubtChoices({ doubt, id }: Point & { about: 'doubt' }, block: DraftBlock): Choice[] {
  const { kind, english, fix } = doubt;
  const note = (answer: 'right' | 'fixed') => noteOf(block.key, doubt, answer);
  const right = {
    label: 'English is right',
    note: note('right'),
    settles: id,
    said: 'Kept as it is. Your name is on it.',
  };
  if (kind === 'untranslated')
    return [
      { label: 'Write it', writes: true, said: '' },
      { ...right, label: 'It stays like this' },
    ];
  const fixed = fix === undefined ? null : replaceOnce(block.html, escapeHtml(english), escapeHtml(fix));
  if (fixed === null) return [{ label: 'Change it', writes: true, said: '' }, right];
  return [
    {
      label: `Use ${fix}`,
      sure: true,
      edit: rewrite(block, fixed),
      note: note('fixed'),
      said: `Changed to ${fix}.`,
    },
    right,
  ];
}

/** The server knows the machine's newest text; ours is shown until it answers. */
function staleChoices({ offer, now }: Point & { about: 'stale' }, { key }: DraftBlock): Choice[] {
  const keep: Choice = { label: 'Keep ours', edit: { decide: [{ key, take: 'ours' }] }, said: 'Ours stays.' };
  if (now === null) return [keep];
  if (!offer) return [{ label: 'Write it anew', writes: true, said: '' }, keep];
  const edit = { decide: [{ key, take: 'theirs' as const, html: offer.html }] };
  return [{ label: 'Use the new text', edit, said: 'Taken over.' }, keep];
}

function offerChoices({ offer }: Point & { about: 'offer' }, block: DraftBlock): Choice[] {
  return [
    { label: 'Keep ours', note: { about: 'suggestion', id: offer.id, taken: false }, said: 'Ours stays.' },
    {
      label: 'Take the machine’s',
      edit: rewrite(block, offer.html),
      note: { about: 'suggestion', id: offer.id, taken: true },
      said: 'The machine’s text is in.',
    },
  ];
}

/** Outside of tags only; null when it does not stand there in one piece. */
function replaceOnce(html: string, what: string, by: string): string | null {
  if (what === '') return null;
  const parts = html.split(/(<[^<>]*>)/);
  const at = parts.findIndex((part) => !part.startsWith('<') && part.includes(what));
  if (at < 0) return null;
  parts[at] = (parts[at] ?? '').replace(what, () => by);
  return parts.join('');
}
