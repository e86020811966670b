import {
  applyChange,
  type Edit,
  joinEdits,
  placesOf,
} from '@/features/newsroom/workbench/outbox/apply-change';
import { textPlaces } from '@/features/newsroom/workbench/outbox/set-aside';
import { splitChange } from '@/features/newsroom/workbench/outbox/split-change';
import { redoOf, undoOf } from '@/features/newsroom/workbench/undoing/undo-edit';
import { mergeOrder } from '@/features/newsroom/saving/merging/merge-order';
import type { Draft, DraftBlock } from '@/features/newsroom/saving/schema';

/** One thing that was done: what each place held before it, and after it. */
interface Step {
  back: Edit;
  forth: Edit;
  /** Where it was done. */
  place: string;
  /** Letters typed into this one place, which the next ones join. */
  typing: string | null;
  at: number;
  group: number;
  /** How many changes of others had come in by then. */
  seen: number;
}

/** What to do to the draft, and where one stands afterwards; `held`: others wrote there since, so it stays. */
export interface Turn {
  edit: Edit;
  place: string;
  held: boolean;
}

const PAUSE = 600;
const MOST_STEPS = 5000;

/**
 * Everything one person did to a story since the page was opened, block by block and across blocks, to be taken back and
 * done again. What others did meanwhile is no part of it: a place that somebody else wrote in since stays as it is.
 */
export class History {
  private done: Step[] = [];
  private undone: Step[] = [];
  private readonly foreign = new Map<string, number>();
  private seen = 0;
  private group = 0;
  /** Blocks checked here, of which the server has not said so yet. */
  private readonly checked = new Set<string>();
  private grouping = 0;

  /** `me`: the id of whose it is. */
  constructor(private readonly me: number) {}

  /** Takes down an edit, from the draft before it. Letters in one place without a pause are one step. */
  add(draft: Draft, edit: Edit, { place, typed, at }: { place: string; typed: boolean; at: number }): void {
    this.undone = [];
    const typing = typed ? onlyPlace(edit) : null;
    const last = this.done.at(-1);
    const forth = redoOf(draft, edit);
    if (
      last &&
      typing !== null &&
      last.typing === typing &&
      at - last.at < PAUSE &&
      last.seen === this.seen
    ) {
      last.forth = joinEdits(last.forth, forth);
      this.noteChecks(edit);
      last.at = at;
      return;
    }
    if (this.grouping === 0) this.group += 1;
    const back = undoOf(draft, edit, (block) => this.hasRead(block));
    this.noteChecks(edit);
    this.done.push({ ...{ back, forth, place, typing, at }, group: this.group, seen: this.seen });
    if (this.done.length > MOST_STEPS) this.done.shift();
  }

  /** Whether a block's check is this person's: by name, or just now. */
  private hasRead({ key, hands }: DraftBlock): boolean {
    const others = hands.filter(({ did }) => did !== 'edited');
    return (
      others.some(({ did, by }) => did === 'read' && by === this.me) ||
      (others.length === 0 && this.checked.has(key))
    );
  }

  private noteChecks({ blocks = [], review = [], decide = [] }: Edit): void {
    for (const { key } of blocks) this.checked.delete(key);
    for (const { key } of decide) this.checked.add(key);
    for (const { key, reviewed } of review)
      if (reviewed) this.checked.add(key);
      else this.checked.delete(key);
  }

  /** What is done within is taken back at once. */
  together(work: () => void): void {
    if (this.grouping === 0) this.group += 1;
    this.grouping += 1;
    work();
    this.grouping -= 1;
  }

  /** Somebody else wrote in these places. */
  came(places: readonly string[]): void {
    if (places.length === 0) return;
    this.seen += 1;
    for (const place of places) {
      this.foreign.set(place, this.seen);
      this.checked.delete(place.replace('block:', ''));
    }
  }

  undo(draft: Draft): Turn | null {
    return this.turn(draft, { from: this.done, to: this.undone, way: ['forth', 'back'] });
  }

  redo(draft: Draft): Turn | null {
    return this.turn(draft, { from: this.undone, to: this.done, way: ['back', 'forth'] });
  }

  private turn(
    draft: Draft,
    { from, to, way: [was, next] }: { from: Step[]; to: Step[]; way: ['back' | 'forth', 'back' | 'forth'] },
  ): Turn | null {
    const { group } = from.at(-1) ?? {};
    const turns: Turn[] = [];
    let text = draft;
    for (let step = from.at(-1); step && step.group === group; step = from.at(-1)) {
      from.pop();
      to.push({ ...step, typing: null });
      const { edit, held } = this.mine(text, step, { was: step[was], next: step[next] });
      text = applyChange(text, edit);
      turns.push({ edit, held, place: placeOf(step, edit, text) });
    }
    const last = turns.at(-1);
    if (!last) return null;
    return {
      place: last.place,
      held: turns.some(({ held }) => held),
      edit: turns.map(({ edit }) => edit).reduce(joinEdits),
    };
  }

  /** The part of a step that is still this person's to turn, on the draft as it is now. */
  private mine(draft: Draft, { seen }: Step, { was, next }: { was: Edit; next: Edit }) {
    const open = new Set(draft.conflicts.map(({ place }) => place));
    const isHeld = (place: string) => open.has(place) || (this.foreign.get(place) ?? 0) > seen;
    const [lost, kept] = splitChange(next, isHeld);
    const held = textPlaces(lost).length > 0;
    if (!next.order) return { edit: kept, held };
    const { order: wanted, ...texts } = { order: next.order, ...kept };
    const alive = new Set(applyChange(draft, texts).blocks.map(({ key }) => key));
    const theirs = draft.blocks.map(({ key }) => key);
    // Who moved blocks meanwhile keeps their order: then only what comes back finds its place in it.
    const before = othersMoved(theirs, was.order ?? theirs) ? wanted : (was.order ?? theirs);
    const order = mergeOrder({ before, theirs, mine: wanted, alive });
    return { edit: { ...texts, order }, held };
  }
}

function othersMoved(now: readonly string[], was: readonly string[]): boolean {
  const kept = now.filter((key) => was.includes(key));
  const left = was.filter((key) => now.includes(key));
  return kept.some((key, at) => key !== left[at]);
}

/** The one place an edit types in; null: it does more than that. */
function onlyPlace(edit: Edit): string | null {
  const [place, ...others] = placesOf(edit);
  return others.length === 0 && !edit.review && !edit.decide && !edit.order ? (place ?? null) : null;
}

function placeOf({ place }: Step, edit: Edit, { blocks }: Draft): string {
  const there = new Set(blocks.map(({ key }) => `block:${key}`));
  const changed = textPlaces(edit).find((one) => there.has(one) || one.startsWith('field:'));
  if (there.has(place) && (edit.order || changed === undefined)) return place;
  return changed ?? place;
}

/** How many letters stand in front of where two texts cease to differ, in the second: there the caret belongs. */
export function caretAfter(before: string, after: string): number {
  let same = 0;
  const most = Math.min(before.length, after.length);
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return after.length - same;
}
