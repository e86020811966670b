import { createContext, Script } from 'node:vm';
import { hostileTexts, type Hostile } from './hostile-texts';

const SIZES = [60, 1000, 4000, 16_000, 64_000];
/** Less than this is no time at all; of a pattern that grows in step, 64,000 characters take less. */
const NOTICEABLE_MS = 40;
const LONGEST_MS = 2000;
const AT_ONCE_MS = 1.5;

/** A text over which a pattern takes longer than in step with its length. */
export interface Growth {
  text: string;
  size: number;
  milliseconds: number;
}

const replace = new Script('text.replace(pattern, "")');
const room: { text: string; pattern: RegExp } = { text: '', pattern: /-/ };
createContext(room);

/**
 * Feeds a pattern with growing hostile texts. Null when it takes time in step with their length; of one with a bound, when
 * what it takes at its bound is not noticed.
 */
export function measureGrowth(source: string, flags: string, most: number | null): Growth | null {
  const pattern = new RegExp(source, `${flags.replace(/[gy]/g, '')}g`);
  for (const hostile of hostileTexts(source, flags)) {
    const slow = grow(pattern, hostile, most);
    if (slow) return { ...slow, text: JSON.stringify(hostile) };
  }
  return null;
}

function grow(pattern: RegExp, hostile: Hostile, most: number | null): Omit<Growth, 'text'> | null {
  for (const size of SIZES) {
    if (most !== null && size > most) return null;
    const spent = timeOf(pattern, hostile, size);
    if (size === 4000 && spent < AT_ONCE_MS) return null;
    if (spent < NOTICEABLE_MS) continue;
    if (most !== null) return { size, milliseconds: spent };
    // Twice the text in four times the time or more; the machine may have been busy the first time.
    const [whole, half] = [size, size / 2].map((each) =>
      Math.min(timeOf(pattern, hostile, each), timeOf(pattern, hostile, each)),
    );
    if (whole === undefined || half === undefined || whole < NOTICEABLE_MS) continue;
    if (whole > half * 3 || whole >= LONGEST_MS) return { size, milliseconds: whole };
  }
  return null;
}

/** Milliseconds of processor, since others may use the machine. */
function timeOf(pattern: RegExp, { before, pump, after }: Hostile, size: number): number {
  const text = (before + pump.repeat(Math.ceil(size / pump.length))).slice(0, size) + after;
  const from = process.cpuUsage();
  try {
    Object.assign(room, { text, pattern });
    replace.runInContext(room, { timeout: LONGEST_MS });
  } catch {
    return LONGEST_MS; // given up
  }
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}
