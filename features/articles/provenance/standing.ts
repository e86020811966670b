import type { BlockRecord, Hand } from '@/features/articles/provenance/schema';

/** Through whose hands a block's text went: the kinds that we tell apart, least first. */
export type Standing =
  'unrecorded' | 'machine' | 'unnamed' | 'marked' | 'read' | 'edited' | 'written' | 'second';

/** The shapes of the beads: empty, dotted, half, full. */
export type Bead = 'machine' | 'marked' | 'edited' | 'reviewed';

interface Kind {
  bead: Bead;
  /** Ends a sentence that begins with how many paragraphs: "2 nobody has read". */
  counted: string;
}

/** The one table of kinds. Every face asks it. */
export const STANDINGS = {
  unrecorded: { bead: 'machine', counted: 'nobody has read' },
  machine: { bead: 'machine', counted: 'nobody has read' },
  unnamed: { bead: 'marked', counted: 'marked as read, by whom is not recorded' },
  marked: { bead: 'marked', counted: 'marked by the operator, read by nobody' },
  read: { bead: 'edited', counted: 'read by one person' },
  edited: { bead: 'edited', counted: 'edited by a person' },
  written: { bead: 'edited', counted: 'written by a person' },
  second: { bead: 'reviewed', counted: 'read by a second person' },
} satisfies Record<Standing, Kind>;

/** What each bead means, as legends say it. */
export const BEADS = {
  machine: 'Machine, read by nobody',
  marked: 'Marked as read, no reader is known',
  edited: 'Edited or read by a person',
  reviewed: 'Read by a second person',
} satisfies Record<Bead, string>;

/** The kind of a block. A second person is only who is known not to have had a hand in it before. */
export function standingOf({
  status,
  engine,
  hands,
}: Pick<BlockRecord, 'status' | 'engine' | 'hands'>): Standing {
  const editors = hands.filter(({ did }) => did === 'edited');
  const readers = hands.filter(({ did }) => did === 'read');
  if (readers.some((reader) => isSecond(reader, hands))) return 'second';
  if (editors.length > 0) return engine === null ? 'written' : 'edited';
  if (readers.length > 0) return 'read';
  const marks = hands.filter(({ did }) => did === 'marked');
  if (marks.length > 0) return marks.some(({ name }) => name !== null) ? 'marked' : 'unnamed';
  // What was kept before hands were says no more than this.
  if (status === 'edited') return engine === null ? 'written' : 'edited';
  if (status === 'reviewed') return 'unnamed';
  return engine === null ? 'unrecorded' : 'machine';
}

/**
 * Whether somebody has answered what was doubtful about a block, by reading it. A mark of the operator is no reading; who
 * marked a block before marks had names is taken for somebody who had.
 */
export function isAnswered({ status, hands }: Pick<BlockRecord, 'status' | 'hands'>): boolean {
  if (status !== 'reviewed') return false;
  return hands.some(({ did }) => did === 'read') || !isMarkedByOperator({ hands });
}

/** Whether the command line said of a text as it stands that it may be shown. */
export function isMarkedByOperator({ hands }: Pick<BlockRecord, 'hands'>): boolean {
  return hands.some(({ did, name }) => did === 'marked' && name !== null);
}

/** Whether a reader is another person than everybody who wrote in the text or read it before. */
export function isSecond(reader: Hand, hands: readonly Hand[]): boolean {
  const before = hands.slice(0, hands.indexOf(reader)).filter(({ did }) => did !== 'marked');
  const everyEditor = hands.filter(({ did }) => did === 'edited');
  const others = [...everyEditor, ...before];
  return others.length > 0 && others.every(({ by }) => by !== null && by !== reader.by);
}

/**
 * Who did what to a block, in one sentence without its full stop: "translated by a machine (Fjord 4.1), edited by Ada,
 * read by Tom, a second person". `timed` puts the times behind.
 */
export function sayHands(record: BlockRecord, timed: (iso: string) => string = () => ''): string {
  const { status, hands } = record;
  const at = (iso: string | null) => (iso ? timed(iso) : '');
  const said = [sayOrigin(record, at), ...editorsIn(record, at), ...readersIn(hands, at)];
  if (standingOf(record) === 'unnamed' && hands.length === 0)
    said.push('marked as read, by whom is not recorded');
  if (STANDINGS[standingOf(record)].bead === 'machine') said.push('read by nobody');
  if (status === 'stale') said.push('changed by the outlet since');
  return said.filter(Boolean).join(', ');
}

type At = (iso: string | null) => string;

/** The engine with its version, as far as both are known. */
export function engineOf({ engine, engineVersion }: Pick<BlockRecord, 'engine' | 'engineVersion'>): string {
  return [engine, engineVersion].filter(Boolean).join(' ');
}

function sayOrigin(record: BlockRecord, at: At): string {
  if (record.engine !== null)
    return `translated by a machine (${engineOf(record)})${at(record.translatedAt)}`;
  return standingOf(record) === 'written' || record.hands.some(({ did }) => did === 'edited')
    ? ''
    : 'how it was translated is not recorded';
}

function editorsIn({ engine, status, hands }: BlockRecord, at: At): string[] {
  const verb = engine === null ? 'written' : 'edited';
  const editors = hands.filter(({ did }) => did === 'edited');
  if (editors.length === 0) return status === 'edited' ? [`${verb} by a person`] : [];
  return [`${verb} by ${listed(editors.map((hand) => `${hand.name ?? 'a person'}${at(hand.at)}`))}`];
}

function readersIn(hands: readonly Hand[], at: At): string[] {
  return hands.flatMap((hand) => {
    if (hand.did === 'edited') return [];
    if (hand.did === 'marked')
      return [
        hand.name === null
          ? `marked as read, by whom is not recorded${at(hand.at)}`
          : `marked by ${small(hand.name)}, who has not read it${at(hand.at)}`,
      ];
    const own = hands.some(({ did, by }) => did === 'edited' && by === hand.by);
    const who = isSecond(hand, hands) ? ', a second person' : own ? ', who edited it' : '';
    return [`read by ${hand.name ?? 'a person'}${who}${at(hand.at)}`];
  });
}

/** As a name stands within a sentence: `the operator`. */
function small(name: string): string {
  return name.replace(/^The /, 'the ');
}

/** "Ada", "Ada and Tom", "Ada, Tom and Uma". */
export function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}
