import { type Edit, placesOf } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Entry, Outbox } from '@/features/newsroom/workbench/outbox/outbox';
import { splitChange } from '@/features/newsroom/workbench/outbox/split-change';
import type { Refused } from '@/features/newsroom/saving/refusing/not-taken';
import type { Change } from '@/features/newsroom/saving/schema';

/** What of one place was not taken, and why. It is kept until it is sent again, written anew, or thrown away. */
export interface Aside {
  id: string;
  place: string;
  change: Change;
  /** ISO time of its last letter. */
  at: string;
  message: string;
  /** Another text of this place stands in the story: this one is only listed. */
  under?: true;
}

/** What the server, or our own look beforehand, said of a save. */
export interface Verdict {
  message: string;
  /** The places it is about. Empty: it did not say. */
  refused: readonly Refused[];
  /** Nothing of this story is taken from this person now: no part of the save will be. */
  whole: boolean;
}

/**
 * A save was not taken: what it is about is put aside, the rest stays in the queue under a name of its own. Where nobody
 * says what it is about, the halves are asked for one by one until it is found.
 */
export function setAside(
  outbox: Outbox,
  { saveId, verdict, spareId }: { saveId: string; verdict: Verdict; spareId: () => string },
): Outbox {
  const at = outbox.entries.findIndex((entry) => entry.saveId === saveId);
  const entry = outbox.entries[at];
  if (!entry) return outbox;
  const later = outbox.entries.slice(at + 1);
  const places = placesOf(entry.change);
  const reasons = new Map(verdict.refused.map(({ place, message }) => [place, message]));
  const named = verdict.whole ? places : places.filter((place) => reasons.has(place));
  const put = (entries: Entry[], aside = outbox.aside): Outbox => ({
    ...outbox,
    aside,
    entries: [...outbox.entries.slice(0, at), ...entries, ...later],
  });
  if (named.length === 0 && places.length > 1)
    return put(parts(entry, new Set(places.slice(0, Math.ceil(places.length / 2))), spareId));
  const about = named.length > 0 ? named : places;
  const written = new Set(later.flatMap(({ change }) => textPlaces(change)));
  const made = about
    .filter((place) => !written.has(place)) // written on meanwhile: the later text has it all
    .map((place) => asideOf(entry, place, { id: spareId(), message: reasons.get(place) ?? verdict.message }));
  const [, rest] = splitChange(entry.change, (place) => about.includes(place));
  const left = { ...entry, saveId: spareId(), sent: false, change: { ...rest, base: entry.change.base } };
  return put(placesOf(rest).length > 0 ? [left] : [], [...outbox.aside, ...made]);
}

/** The part of a save that one place is, put aside. A new block remembers where it stood. */
export function asideOf(
  entry: Entry,
  place: string,
  { id, message }: { id: string; message: string },
): Aside {
  const { base, order = entry.stood && [...entry.stood] } = entry.change;
  const [part] = splitChange(entry.change, (one) => one === place);
  const isNew = order && part.blocks?.some(({ block }) => block !== null);
  return { id, place, at: entry.at, message, change: { ...part, ...(isNew && { order }), base } };
}

/** Sends again what was put aside: rights and limits may be others now. */
export function sendAgain(outbox: Outbox, id: string, saveId: string): Outbox {
  const one = outbox.aside.find((aside) => aside.id === id);
  if (!one) return outbox;
  const entry = { saveId, change: one.change, at: one.at, sent: true };
  return { ...throwAway(outbox, id), entries: [...outbox.entries, entry] };
}

export function throwAway(outbox: Outbox, id: string): Outbox {
  return { ...outbox, aside: outbox.aside.filter((aside) => aside.id !== id) };
}

/** Of what was put aside, what stands in the text as it was written: words, the latest of each place. */
export function shownAsides(aside: readonly Aside[]): Aside[] {
  const latest = new Map(aside.filter(({ under }) => !under).map((one) => [one.place, one]));
  return [...latest.values()].filter(({ place }) => WORDS.has(place) || place.startsWith('block:'));
}

const WORDS = new Set(['field:headline', 'field:standfirst', 'field:topics', 'field:bylines']);

/** The places whose text an edit writes; a mark that a block was read writes nothing. */
export function textPlaces({ fields = {}, blocks = [] }: Edit): string[] {
  return [...Object.keys(fields).map((name) => `field:${name}`), ...blocks.map(({ key }) => `block:${key}`)];
}

/** What others left behind in a place where another text stands already, or a later one of theirs, is only listed. */
export function layUnder(aside: readonly Aside[], taken: Iterable<string>): Aside[] {
  const seen = new Set(taken);
  return aside
    .toReversed()
    .map((one): Aside => {
      if (seen.has(one.place)) return { ...one, under: true };
      seen.add(one.place);
      return one;
    })
    .reverse();
}

function parts(entry: Entry, first: ReadonlySet<string>, spareId: () => string): Entry[] {
  return splitChange(entry.change, (place) => first.has(place)).map((part) => ({
    ...entry,
    saveId: spareId(),
    sent: true,
    stood: entry.change.order ?? entry.stood,
    change: { ...part, base: entry.change.base },
  }));
}
