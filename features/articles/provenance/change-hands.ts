import type { BlockRecord, Doer, Hand } from '@/features/articles/provenance/schema';

interface Doing {
  who: Doer;
  now: Date;
}

/** The hands of a text that somebody has just changed: whoever read it read another one. */
export function withEdit(hands: readonly Hand[], { who, now }: Doing): Hand[] {
  const others = hands.filter(({ did, by }) => did === 'edited' && (by === null || by !== who.id));
  return [...others, handOf('edited', { who, now })];
}

/**
 * The hands of a text that somebody has read; marked, where it was the command line. Once is enough for each, and a mark
 * says nothing where people have read.
 */
export function withReading(hands: readonly Hand[], { who, now }: Doing): Hand[] {
  const did = who.id === null ? 'marked' : 'read';
  const said = hands.some((hand) => hand.did === did && hand.by === who.id);
  const isRead = hands.some((hand) => hand.did === 'read');
  return said || (did === 'marked' && isRead) ? [...hands] : [...hands, handOf(did, { who, now })];
}

/** The hands of a text that somebody takes their reading back of; who never read it takes back everybody's. */
export function withoutReading(hands: readonly Hand[], who: Doer): Hand[] {
  const isOwn = ({ did, by }: Hand) => did === 'read' && by === who.id;
  if (hands.some(isOwn)) return hands.filter((hand) => !isOwn(hand));
  return withoutReadings(hands);
}

/** Only who wrote in it: its text, or what it translates, is not what was read. */
export function withoutReadings(hands: readonly Hand[]): Hand[] {
  return hands.filter(({ did }) => did === 'edited');
}

/** The editors of two texts that became one, each once, in order. */
export function editorsOfBoth(one: readonly Hand[], other: readonly Hand[]): Hand[] {
  const editors = withoutReadings([...one, ...other]);
  return editors.filter(
    ({ by }, at) => by === null || editors.findLastIndex((hand) => hand.by === by) === at,
  );
}

/** What the hands make of a block that its outlet has not changed since. What no machine made, somebody wrote. */
export function statusOf(
  hands: readonly Hand[],
  { engine, sourceKey }: { engine: string | null; sourceKey: string | null },
): Exclude<BlockRecord['status'], 'stale'> {
  if (hands.some(({ did }) => did !== 'edited')) return 'reviewed';
  return hands.length > 0 || (engine === null && sourceKey === null) ? 'edited' : 'machine';
}

function handOf(did: Hand['did'], { who, now }: Doing): Hand {
  return { did, by: who.id, name: who.name, at: now.toISOString() };
}
