import {
  applyChange,
  type Edit,
  joinEdits,
  placesOf,
} from '@/features/newsroom/workbench/outbox/apply-change';
import {
  type Aside,
  layUnder,
  shownAsides,
  textPlaces,
} from '@/features/newsroom/workbench/outbox/set-aside';
import { splitChange } from '@/features/newsroom/workbench/outbox/split-change';
import type { Change, Draft, SaveOutcome } from '@/features/newsroom/saving/schema';

/** A save that the server has not confirmed. Once it may have left, it is never changed: its name promises one text. */
export interface Entry {
  saveId: string;
  change: Change;
  /** ISO time of the last edit in it. */
  at: string;
  sent: boolean;
  /** Half of a save whose other half has the order: how the blocks stood in it. */
  stood?: readonly string[];
}

/** What this browser has that the server has not: what is on its way, and what was not taken. */
export interface Kept {
  entries: readonly Entry[];
  aside: readonly Aside[];
}

/** What the server said last, and what we did since, in the order it is sent. */
export interface Outbox extends Kept {
  draft: Draft;
}

/** Takes in what an editor did: into the last save when that has not left yet, else into a new one named `saveId`. */
export function addEdit(outbox: Outbox, edit: Edit, { saveId, at }: { saveId: string; at: string }): Outbox {
  const over = writtenOver(outbox, edit);
  const base = baseOf(outbox, edit, over);
  const aside = layUnder(
    outbox.aside.filter((one) => !over.includes(one)),
    textPlaces(edit),
  );
  const last = outbox.entries.at(-1);
  const stood = over.findLast(({ change }) => change.order)?.change.order;
  const order = edit.order ?? (isJoined(outbox, edit, base) ? last?.change.order : undefined) ?? stood;
  const whole = { ...edit, ...(order && { order }) };
  if (!last || !isJoined(outbox, edit, base)) {
    const change = { ...whole, base };
    return { ...outbox, aside, entries: [...outbox.entries, { saveId, change, at, sent: false }] };
  }
  const change = { ...joinEdits(last.change, whole), base: last.change.base };
  return { ...outbox, aside, entries: [...outbox.entries.slice(0, -1), { ...last, change, at }] };
}

/** What was not taken and is now written anew. */
function writtenOver({ aside }: Outbox, edit: Edit): Aside[] {
  const places = new Set(textPlaces(edit));
  return shownAsides(aside).filter(({ place }) => places.has(place));
}

/**
 * The version an edit starts from. Where a text of ours stood over the server's, its writer saw ours: nothing of what
 * others wrote beneath it since.
 */
function baseOf({ draft, entries }: Outbox, edit: Edit, over: readonly Aside[]): number {
  const places = new Set(placesOf(edit));
  const beneath = entries.filter(({ change }) => placesOf(change).some((place) => places.has(place)));
  return Math.min(draft.version, ...[...beneath, ...over].map(({ change }) => change.base));
}

/**
 * Whether an edit goes along with the last save: one that has not left, that starts from no later version than the edit,
 * and that will move on with the saves before it (`settle`). An older base would make two texts of what is one writer's.
 */
function isJoined({ entries }: Outbox, edit: Edit, base: number): boolean {
  const last = entries.at(-1);
  if (!last || last.sent || last.change.base > base) return false;
  const reopened = new Set(last.change.decide?.flatMap(({ key, take }) => (take === 'back' ? [key] : [])));
  if (edit.decide?.some(({ key }) => reopened.has(key))) return false; // the question has to be open before it is answered anew
  return last.change.base === base || entries.every(({ change }) => change.base <= last.change.base);
}

/** The next save goes out: from here on it stays as it is. */
export function markSent(outbox: Outbox): Outbox {
  return {
    ...outbox,
    entries: outbox.entries.map((entry, at) => (at === 0 ? { ...entry, sent: true } : entry)),
  };
}

/**
 * The server took a save. What waits behind it starts from the new version, except where somebody else changed the same
 * place meanwhile: that part keeps the version it started from, so that the server sees the two texts. So does all of a
 * save from before the version that this one started from: what was written in between, its answer does not say.
 */
export function settle(
  outbox: Outbox,
  saved: { saveId: string; outcome: SaveOutcome; spareId: () => string },
): Outbox {
  const { saveId, outcome, spareId } = saved;
  const foreign = new Set([...outcome.merged, ...outcome.conflicts.map(({ place }) => place)]);
  const draft = outcome.version >= outbox.draft.version ? outcome.draft : outbox.draft;
  const from = outbox.entries.find((entry) => entry.saveId === saveId)?.change.base ?? draft.version;
  const waiting = outbox.entries.filter((entry) => entry.saveId !== saveId);
  return {
    ...outbox,
    draft,
    entries: waiting.flatMap((entry) =>
      entry.change.base < from ? [entry] : rebase(entry, { foreign, version: outcome.version, spareId }),
    ),
  };
}

/** The server's draft came in by itself (another's work, or other rights), with what we wait to send still on top. */
export function refresh(outbox: Outbox, draft: Draft): Outbox {
  if (draft.version < outbox.draft.version) return outbox;
  if (draft.version === outbox.draft.version && standingOf(draft) === standingOf(outbox.draft)) return outbox;
  return { ...outbox, draft };
}

function standingOf({ state, readOnly, fixed, conflicts }: Draft): string {
  return JSON.stringify([state, readOnly, fixed, conflicts.map(({ id }) => id)]);
}

/** What was found in the browser after a crash, before anything new. What stands here already is not doubled. */
export function adopt(outbox: Outbox, found: Kept): Outbox {
  const known = new Set([...outbox.entries.map(({ saveId }) => saveId), ...outbox.aside.map(({ id }) => id)]);
  // It may have left before the crash: sent under its own name again, the server answers as it did then.
  const old = found.entries.filter(({ saveId }) => !known.has(saveId));
  const entries = [...old.map((entry) => ({ ...entry, sent: true })), ...outbox.entries];
  const standing = [
    ...entries.flatMap(({ change }) => textPlaces(change)),
    ...outbox.aside.map(({ place }) => place),
  ];
  const left = found.aside.filter(({ id }) => !known.has(id));
  return { ...outbox, entries, aside: [...layUnder(left, standing), ...outbox.aside] };
}

/** The text as its editor sees it: also what was not taken stands where it was written. */
export function workingDraft({ draft, entries, aside }: Outbox): Draft {
  const over = shownAsides(aside).reduce<Draft>((text, { change }) => applyChange(text, change), draft);
  return entries.reduce<Draft>((text, { change }) => applyChange(text, change), over);
}

/** Every place whose text only this computer has. */
export function keptPlaces({ entries }: Pick<Kept, 'entries'>): string[] {
  return [...new Set(entries.flatMap(({ change }) => placesOf(change)))];
}

interface News {
  foreign: ReadonlySet<string>;
  version: number;
  spareId: () => string;
}

/**
 * One behind the first has not left in this tab. Where it left another before a crash, the server goes by its name and
 * answers as it did then, whatever it starts from now.
 */
function rebase(entry: Entry, { foreign, version, spareId }: News): Entry[] {
  const [touched, free] = splitChange(entry.change, (place) => foreign.has(place));
  const moved = { ...entry, change: { ...free, base: Math.max(version, entry.change.base) } };
  if (placesOf(touched).length === 0) return [moved];
  const held = { ...entry, change: { ...touched, base: entry.change.base } };
  if (placesOf(free).length === 0) return [held];
  return [{ ...held, saveId: spareId(), sent: true }, moved];
}
