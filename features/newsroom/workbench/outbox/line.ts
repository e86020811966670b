/** What the top bar says of our saves. */
export interface Line {
  state: 'saved' | 'saving' | 'kept' | 'offline' | 'signed-out';
  /** When the last save arrived, or since when none gets through (ISO); null: nothing was written yet. */
  at: string | null;
  /** When it is tried again by itself (ISO). */
  nextTry: string | null;
  /** The last words are still on their way into the browser's store. */
  keeping: boolean;
  /** The browser has no room to keep more. */
  full: boolean;
}

export const FIRST_LINE: Line = {
  ...{ state: 'saved', at: null, nextTry: null },
  ...{ keeping: false, full: false },
};

const TYPING_PAUSE = 600;
const LONGEST_WAIT = 1800;
const DELAYS = [1, 2, 4, 8, 15, 30].map((seconds) => seconds * 1000);

/** When the waiting save goes out: after a pause in typing, but never later than two seconds after its first letter. */
export function sendAt({ first, last }: { first: number; last: number }): number {
  return Math.min(last + TYPING_PAUSE, first + LONGEST_WAIT);
}

/** How long to wait before the next try after so many that reached nobody, in milliseconds. */
export function delayAfter(failures: number): number {
  return DELAYS[Math.min(failures, DELAYS.length) - 1] ?? 1000;
}

/** The few words of the top bar: `Saved 14:41`, `Offline · 4 kept here`. `aside`: how much the server would not take. */
export function lineWords(
  { state, at, full }: Line,
  { kept, aside }: { kept: number; aside: number },
  clock: (iso: string) => string,
): string {
  if (full) return 'No room to keep more';
  switch (state) {
    case 'saved':
      if (aside > 0) return `Not all taken · ${aside} kept here`;
      return at ? `Saved ${clock(at)}` : 'Everything saved';
    case 'saving':
      return 'Saving';
    case 'kept':
      return kept > 1 ? `Kept here · ${kept}` : 'Kept here';
    case 'offline':
      return `Offline · ${kept} kept here`;
    case 'signed-out':
      return `Signed out · ${kept} kept here`;
  }
}

/** The sentence of the strip; null while all is well. */
export function lineSentence(
  line: Line,
  kept: { changes: number; blocks: number },
  clock: (iso: string) => string,
): string | null {
  const { state, at, full } = line;
  if (full) return 'This computer has no room to keep more. Copy your text now.';
  const changes = `${kept.changes} ${kept.changes === 1 ? 'change' : 'changes'}`;
  const since = at ? ` since ${clock(at)}` : '';
  switch (state) {
    case 'offline':
      return kept.changes === 0
        ? `No connection${since}. Keep working. What you write is kept on this computer.`
        : `No connection${since}. Keep working. ${changes} in ${kept.blocks} ${kept.blocks === 1 ? 'place' : 'places'} are kept on this computer and go out by themselves when the line is back.`;
    case 'signed-out':
      return `You were signed out. ${changes} of yours ${kept.changes === 1 ? 'is' : 'are'} kept on this computer.`;
    default:
      return null;
  }
}
