import { diffWords } from 'diff';
import type { Surroundings } from '@/features/newsroom/workbench/schema';
import type { Draft } from '@/features/newsroom/saving/schema';
import { plainText } from '@/lib/text/plain-text';

const FACT = /\d/;

interface Compared {
  /** The draft as it was opened, before anything was taken over. */
  opened: Draft;
  draft: Draft;
  around: Pick<Surroundings, 'original' | 'offers'>;
}

/**
 * The correction that readers should be told of when the outlet changed a figure of a story that is public: what it said
 * before, what it says now. Null when no figure changed: wording alone needs no note, nor does a change that was refused.
 */
export function draftNote({ opened, draft, around: { original, offers } }: Compared): string | null {
  if (!original?.newer || (draft.state !== 'published' && draft.state !== 'corrected')) return null;
  const changes = offers.flatMap(({ key, html }) => {
    const [was, ours] = [opened, draft].map(({ blocks }) => blocks.find((block) => block.key === key));
    const isRefused = ours?.status !== 'stale' && ours?.html !== html;
    return was && !isRefused ? factsChanged(plainText(was.html), plainText(html)) : [];
  });
  if (changes.length === 0) return null;
  const said = changes.map(([was, now]) => `${now}, not ${was}`).join('; ');
  return `An earlier version of this article gave figures that ${original.outlet} has since corrected: ${said}.`;
}

function factsChanged(was: string, now: string): [string, string][] {
  const parts = diffWords(was, now);
  return parts.flatMap((part, at): [string, string][] => {
    const next = parts[at + 1];
    return part.removed && next?.added && (FACT.test(part.value) || FACT.test(next.value))
      ? [[part.value.trim(), next.value.trim()]]
      : [];
  });
}
