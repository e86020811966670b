import type { Press } from '@/features/newsroom/workbench/typing/keys';
import type { Caret } from '@/features/newsroom/workbench/blocks/place-caret';

/** Where somebody clicked to write, and what was typed there before a text stood open. */
export interface Segment {
  place: string;
  caret: Caret;
  keys: string[];
}

/** A key that was pressed with no text clicked before: perhaps a command, and Shift makes it another. */
export type Loose = Pick<Press, 'key' | 'code' | 'shiftKey'>;

/**
 * Letters typed while the text they are meant for is on its way: before the page is awake, or until an answer is there.
 * They are nobody's commands; the text takes them when it opens.
 */
export class TypedAhead {
  private waiting: Segment[] = [];
  private open: Segment | null = null;
  /** Typed with no text clicked before. */
  loose: Loose[] = [];
  private holds = 1;

  /** Whether letters belong here now. */
  get isHolding(): boolean {
    return this.holds > 0 || this.open !== null;
  }

  /** Whether somebody has said where to write. */
  get isWanted(): boolean {
    return this.waiting.length > 0;
  }

  hold(): void {
    this.holds += 1;
  }

  /** The next place to open, once nothing holds any more. */
  release(): Segment | null {
    this.holds = Math.max(0, this.holds - 1);
    return this.next();
  }

  next(): Segment | null {
    if (this.holds > 0) return null;
    this.open = this.waiting.shift() ?? null;
    return this.open;
  }

  /** Somebody wants to write here; true when that has to wait. */
  wants(place: string, caret: Caret): boolean {
    if (this.holds === 0) return false;
    if (this.waiting.at(-1)?.keys.length === 0) this.waiting.pop(); // clicked again before anything was typed
    this.waiting.push({ place, caret, keys: [] });
    return true;
  }

  /** What was caught before anybody listened comes first. */
  begin({ segments, loose }: { segments: readonly Segment[]; loose: readonly Loose[] }): void {
    const later = segments.length > 0 ? this.waiting.filter(({ keys }) => keys.length > 0) : this.waiting;
    this.waiting = [...segments, ...later];
    this.loose = [...loose, ...this.loose];
  }

  /** Nothing was opened: what was typed for it, for the sentence that says so. */
  drop(): string {
    const typed = (this.open?.keys ?? []).filter((key) => key.length === 1).join('');
    this.open = null;
    return typed;
  }

  type({ key, code, shiftKey }: Loose): void {
    const segment = this.open ?? this.waiting.at(-1);
    if (segment) segment.keys.push(key);
    else this.loose.push({ key, code, shiftKey });
  }

  /** The next key for the text that stands open; undefined: no more, and letters are its own again. */
  take(): string | undefined {
    const key = this.open?.keys.shift();
    if (key === undefined) this.open = null;
    return key;
  }
}

/** Keys that write, of those that are caught before a text stands open. */
export function writes({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Enter' || key === 'Backspace');
}
