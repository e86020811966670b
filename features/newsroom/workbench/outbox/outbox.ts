import {
  applyChange,
  type Edit,
  joinEdits,
  placesOf,
} from '@/features/newsroom/workbench/outbox/apply-change';
import type { Change, Draft, SaveOutcome } from '@/features/newsroom/saving/schema';

/** A save that the server has not confirmed. Once it may have left, it is never changed: its name promises one text. */
export interface Entry {
  saveId: string;
  change: Change;
  /** ISO time of the last edit in it. */
  at: string;
  sent: boolean;
}

/** What the server said last, and what we did since, in the order it is sent. */
export interface Outbox {
  draft: Draft;
  entries: readonly Entry[];
}

/** Takes in what an editor did: into the last save when that has not left yet, else into a new one named `saveId`. */
export function addEdit(outbox: Outbox, edit: Edit, { saveId, at }: { saveId: string; at: string }): Outbox {
  const last = outbox.entries.at(-1);
  if (!last || last.sent) {
    const change = { ...edit, base: outbox.draft.version };
    return { ...outbox, entries: [...outbox.entries, { saveId, change, at, sent: false }] };
  }
  const change = { ...joinEdits(last.change, edit), base: last.change.base };
  return { ...outbox, entries: [...outbox.entries.slice(0, -1), { ...last, change, at }] };
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
 * place meanwhile: that part keeps the version it started from, so that the server sees the two texts.
 */
export function settle(
  outbox: Outbox,
  saved: { saveId: string; outcome: SaveOutcome; spareId: () => string },
): Outbox {
  const { saveId, outcome, spareId } = saved;
  const foreign = new Set([...outcome.merged, ...outcome.conflicts.map(({ place }) => place)]);
  const draft = outcome.version >= outbox.draft.version ? outcome.draft : outbox.draft;
  const waiting = outbox.entries.filter((entry) => entry.saveId !== saveId);
  return {
    draft,
    entries: waiting.flatMap((entry) => rebase(entry, { foreign, version: outcome.version, spareId })),
  };
}

/** The server's draft came in by itself (another's work), with what we wait to send still on top. */
export function refresh(outbox: Outbox, draft: Draft): Outbox {
  if (draft.version <= outbox.draft.version) return outbox;
  return { ...outbox, draft };
}

/** Saves found in the browser after a crash, before anything new. A save that stands here already is not doubled. */
export function adopt(outbox: Outbox, found: readonly Entry[]): Outbox {
  const known = new Set(outbox.entries.map(({ saveId }) => saveId));
  // It may have left before the crash: sent under its own name again, the server answers as it did then.
  const old = found.filter(({ saveId }) => !known.has(saveId)).map((entry) => ({ ...entry, sent: true }));
  return { ...outbox, entries: [...old, ...outbox.entries] };
}

/** The text as its editor sees it. */
export function workingDraft({ draft, entries }: Outbox): Draft {
  return entries.reduce<Draft>((text, { change }) => applyChange(text, change), draft);
}

/** Every place whose text only this computer has. */
export function keptPlaces({ entries }: Outbox): string[] {
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
  const [touched, free] = split(entry.change, (place) => foreign.has(place));
  const moved = { ...entry, change: { ...free, base: Math.max(version, entry.change.base) } };
  if (placesOf(touched).length === 0) return [moved];
  const held = { ...entry, change: { ...touched, base: entry.change.base } };
  if (placesOf(free).length === 0) return [held];
  return [{ ...held, saveId: spareId(), sent: true }, moved];
}

function split(change: Edit, isTouched: (place: string) => boolean): [Edit, Edit] {
  const part = (wanted: boolean): Edit => {
    const blocks = change.blocks?.filter(({ key }) => isTouched(`block:${key}`) === wanted);
    const review = change.review?.filter(({ key }) => isTouched(`block:${key}`) === wanted);
    const decide = change.decide?.filter(({ key }) => isTouched(`block:${key}`) === wanted);
    const fields = Object.entries(change.fields ?? {}).filter(
      ([name]) => isTouched(`field:${name}`) === wanted,
    );
    return {
      ...(blocks?.length && { blocks }),
      ...(review?.length && { review }),
      ...(decide?.length && { decide }),
      ...(fields.length && { fields: Object.fromEntries(fields) }),
      ...(change.order && isTouched('order') === wanted && { order: change.order }),
    };
  };
  return [part(true), part(false)];
}
