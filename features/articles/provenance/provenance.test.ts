import { expect, test } from 'vitest';
import {
  editorsOfBoth,
  statusOf,
  withEdit,
  withoutReading,
  withReading,
} from '@/features/articles/provenance/change-hands';
import type { BlockRecord, Hand } from '@/features/articles/provenance/schema';
import { sayHands, STANDINGS, standingOf } from '@/features/articles/provenance/standing';
import {
  fillOf,
  FILLS,
  isEmptied,
  sayTally,
  tellText,
  toldBlocks,
  unreadBlocks,
} from '@/features/articles/provenance/tell-text';

const now = new Date('2026-03-01T12:00:00Z');
const ada = { id: 1, name: 'Ada' };
const tom = { id: 2, name: 'Tom' };
const operator = { id: null, name: 'The operator' };
const edit = (who = ada, hands: Hand[] = []) => withEdit(hands, { who, now });
const read = (who: { id: number | null; name: string }, hands: Hand[] = []) =>
  withReading(hands, { who, now });

const record = (hands: Hand[], rest: Partial<BlockRecord> = {}): BlockRecord => ({
  ...{ engine: 'Fjord', engineVersion: '4.1', translatedAt: null, hands },
  status: statusOf(hands, { engine: 'Fjord', sourceKey: 'b1' }),
  ...rest,
});
const byHand = { engine: null, engineVersion: null };

test.each<[string, BlockRecord, keyof typeof STANDINGS, string]>([
  ['a machine only', record([]), 'machine', 'translated by a machine (Fjord 4.1), read by nobody'],
  ['edited by one', record(edit()), 'edited', 'translated by a machine (Fjord 4.1), edited by Ada'],
  [
    'edited and read by the same person',
    record(read(ada, edit())),
    'edited',
    'translated by a machine (Fjord 4.1), edited by Ada, read by Ada, who edited it',
  ],
  [
    'read by a second person',
    record(read(tom, edit())),
    'second',
    'translated by a machine (Fjord 4.1), edited by Ada, read by Tom, a second person',
  ],
  ['read by one', record(read(tom)), 'read', 'translated by a machine (Fjord 4.1), read by Tom'],
  [
    'read by two',
    record(read(tom, read(ada))),
    'second',
    'translated by a machine (Fjord 4.1), read by Ada, read by Tom, a second person',
  ],
  [
    'edited by two, read by the first of them',
    record(read(ada, edit(tom, edit()))),
    'edited',
    'translated by a machine (Fjord 4.1), edited by Ada and Tom, read by Ada, who edited it',
  ],
  [
    'marked by the operator',
    record(read(operator)),
    'marked',
    'translated by a machine (Fjord 4.1), marked by the operator, who has not read it',
  ],
  [
    'edited, then marked by the operator',
    record(read(operator, edit())),
    'edited',
    'translated by a machine (Fjord 4.1), edited by Ada, marked by the operator, who has not read it',
  ],
  [
    'read, and changed by the outlet since',
    record(read(tom, edit()), { status: 'stale' }),
    'second',
    'translated by a machine (Fjord 4.1), edited by Ada, read by Tom, a second person, changed by the outlet since',
  ],
  ['written by hand', record(edit(), byHand), 'written', 'written by Ada'],
  [
    'written by hand and read',
    record(read(tom, edit()), byHand),
    'second',
    'written by Ada, read by Tom, a second person',
  ],
  [
    'nothing known',
    record([], byHand),
    'unrecorded',
    'how it was translated is not recorded, read by nobody',
  ],
  [
    'marked before marks had names',
    record([], { status: 'reviewed' }),
    'unnamed',
    'translated by a machine (Fjord 4.1), marked as read, by whom is not recorded',
  ],
  [
    'edited by who is not known, then read',
    record(read(tom, [{ did: 'edited', by: null, name: null, at: null }])),
    'edited',
    'translated by a machine (Fjord 4.1), edited by a person, read by Tom',
  ],
])('%s is said as that', (_, made, standing, says) => {
  expect(standingOf(made)).toBe(standing);
  expect(sayHands(made)).toBe(says);
});

test('a change of the text undoes its reading, and a reading is taken back by who made it, or whole', () => {
  expect(edit(tom, read(tom, edit())).map(({ did, name }) => `${did} ${name}`)).toEqual([
    'edited Ada',
    'edited Tom',
  ]);
  expect(withoutReading(read(tom, read(ada)), tom).map(({ name }) => name)).toEqual(['Ada']);
  expect(withoutReading(read(tom, edit()), ada).map(({ name }) => name)).toEqual(['Ada']);
  expect(read(tom, read(tom))).toHaveLength(1);
  expect(read(operator, read(tom)).map(({ did }) => did)).toEqual(['read']);
  expect(editorsOfBoth(edit(tom, edit()), edit()).map(({ name }) => name)).toEqual(['Tom', 'Ada']);
});

test('a story is as far as the least of its blocks, or is said to be so in parts', () => {
  const [machine, edited, alone, second, marked] = [
    record([]),
    record(edit()),
    record(read(tom)),
    record(read(tom, edit())),
    record(read(operator)),
  ];
  const said = (...records: BlockRecord[]) => FILLS[fillOf(records)].word;
  expect(said(machine, machine)).toBe('Machine');
  expect(said(machine, alone)).toBe('Partly read');
  expect(said(machine, edited)).toBe('Partly edited');
  expect(said(machine, marked)).toBe('Partly marked');
  expect(said(marked, marked)).toBe('Marked by the operator');
  expect(said(marked, second)).toBe('Partly read');
  expect(said(alone, second)).toBe('Read');
  expect(said(edited, second)).toBe('Edited');
  expect(said(second, second)).toBe('Reviewed');
  expect(said(record(edit(), byHand))).toBe('Written');
  expect(said()).toBe('Unread');
});

/** Every kind of block with every other. */
function* mixtures(): Generator<BlockRecord[]> {
  const hands = [
    [],
    edit(),
    read(ada, edit()),
    read(tom, edit()),
    read(tom),
    read(tom, read(ada)),
    read(operator),
  ];
  const kinds = hands.flatMap((each) => [
    record(each),
    record(each, byHand),
    record(each, { status: 'stale' }),
  ]);
  for (const one of kinds) for (const two of kinds) yield [one, two];
}

test('no count contradicts another, in any mixture', () => {
  for (const records of mixtures()) {
    const { tally, of, readers, editors, marks, fill } = tellText(records);
    expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(of);
    for (const { blocks, second } of [...readers, ...editors, ...marks]) {
      expect(blocks).toBeGreaterThan(0);
      expect(second).toBeLessThanOrEqual(blocks);
    }
    const people = readers.length + editors.length;
    if (people > 0)
      expect(['machine', 'marked', 'unrecorded', 'partly_marked', 'unnamed']).not.toContain(fill);
    else expect(FILLS[fill].bead).toMatch(/machine|marked/);
    if (fill === 'reviewed') expect(tally.second).toBe(of);
    expect(sayTally({ tally, of }).includes('second person')).toBe(Boolean(tally.second));
  }
});

test('the count of a story is one sentence, with no paragraph in two of its parts', () => {
  const say = (...records: BlockRecord[]) => sayTally(tellText(records));
  expect(say(record([]))).toBe('Nobody has read any of it.');
  expect(say(record(edit()))).toBe('The one paragraph was edited by a person.');
  expect(say(record(read(tom, edit())), record(read(tom, edit())))).toBe(
    'Both paragraphs were read by a second person.',
  );
  expect(say(record([]), record([], byHand), record(read(tom)))).toBe(
    'Of 3 paragraphs, 1 was read by one person and 2 nobody has read.',
  );
  expect(say()).toBe('');
});

test('a block whose words were taken out is nothing to tell of', () => {
  const block = (kind: string, text: string) => ({ kind, text });
  expect(isEmptied(block('paragraph', ' \u200B\u00A0'))).toBe(true);
  expect(isEmptied(block('picture', ''))).toBe(false);
  expect(
    toldBlocks([block('paragraph', ''), block('heading', 'H'), block('divider', ''), block('quote', 'Q')]),
  ).toHaveLength(2);
});

test('nobody has read what a machine made or the command line marked; what has no words counts as nothing', () => {
  const block = (text: string, hands: Hand[], rest: Partial<BlockRecord> = {}) => ({
    ...{ kind: 'paragraph', text },
    ...record(hands, rest),
  });
  const blocks = [
    block('machine', []),
    block('marked', read(operator)),
    block('read', read(tom)),
    block('edited', edit()),
    block('written', edit(), byHand),
    block(' ', []),
    { ...block('embed', []), kind: 'embed' },
  ];
  expect(unreadBlocks(blocks).map(({ text }) => text)).toEqual(['machine', 'marked']);
});
