import { expect, test } from 'vitest';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { readDraft } from '@/features/newsroom/saving/queries';
import { listRows, sumUp } from '@/features/newsroom/workbench/list-rows';
import { conflictsElsewhere, listStops } from '@/features/newsroom/workbench/list-stops';
import { getSurroundings } from '@/features/newsroom/workbench/queries';
import { findBlockers } from '@/features/newsroom/workflow/find-blockers';
import { publish, publishAsOperator } from '@/features/newsroom/workflow/mutations';
import { getPublishing } from '@/features/newsroom/workflow/queries';
import { makePerson } from '@/features/newsroom/workflow/test-person';
import { db } from '@/lib/db';
import { reasonOf } from '@/lib/errors';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const now = new Date('2026-03-01T12:00:00Z');
const original = { headline: 'Brücke', texts: ['Es kamen 70 Leute nach Köln.', 'Nicht alle blieben dort.'] };
const OURS = ['There came 70 people to Cologne.', 'Not all of them stayed there.'];
const conflict = { theirs: { value: 'a' }, mine: { value: 'b' }, author: 'Ada', at: now };
const picture = { url: 'https://a.example/1', alt: '', caption: '', credit: '' };

type State = (id: number) => Promise<unknown>;
const STATES: [string, State][] = [
  ['is whole', () => Promise.resolve()],
  ['has no headline', (id) => db().article.update({ where: { id }, data: { headline: ' ' } })],
  ['has no text', (id) => db().articleBlock.deleteMany({ where: { articleId: id } })],
  ['has only emptied text', (id) => rewrite(id, {}, { text: '', html: '' })],
  [
    'has another number',
    (id) => rewrite(id, { key: 'b1' }, { text: 'There came 90.', html: 'There came 90.' }),
  ],
  [
    'is not translated',
    (id) => rewrite(id, { key: 'b2' }, { text: original.texts[1], html: original.texts[1] }),
  ],
  ['is much too short, which only asks', (id) => rewrite(id, { key: 'b2' }, { text: 'Not.', html: 'Not.' })],
  ['was changed by its outlet', (id) => rewrite(id, { key: 'b1' }, { status: 'stale', staleSince: now })],
  ['has two texts of a block', (id) => meet(id, 'block:b1', 'block:b1')],
  ['has two texts of its slug', (id) => meet(id, 'field:slug')],
  ['has two texts of a block that was taken out', (id) => meet(id, 'block:b7', 'field:sectionId')],
  [
    'is under embargo',
    (id) => db().article.update({ where: { id }, data: { embargoUntil: new Date('2026-03-02') } }),
  ],
  [
    'opens with a picture without words',
    (id) =>
      db().articleBlock.create({
        data: {
          ...{ articleId: id, key: 'b9', position: 9, kind: 'picture', text: '', html: '', status: 'edited' },
          attributes: { pictures: [picture] },
        },
      }),
  ],
];

const rewrite = (articleId: number, where: object, data: object) =>
  db().articleBlock.updateMany({ where: { articleId, ...where }, data });
const meet = (articleId: number, ...places: string[]) =>
  db().textConflict.createMany({ data: places.map((place) => ({ ...conflict, articleId, place })) });

test.each(STATES)('bench, dialog and server agree about a story that %s', async (_, come) => {
  const sourceId = await makeSource({}, { language: 'de' });
  const id = await makeDraft({ sourceId, status: 'edited', texts: OURS, original });
  await come(id);
  const user = await makePerson('publisher');
  const found = await findBlockers(id, { now });
  const places = found.map(({ place }) => place).sort();

  const [draft, around] = [await readDraft(id, user), await getSurroundings(id, now)];
  if (!around) throw new Error('the story is gone');
  const settled = { ...around, aside: [], settled: new Set(around.settled), kept: new Set<string>() };
  const rows = listRows(draft, settled);
  const elsewhere = found.filter(({ place }) => !/^(?:block|field):/.test(place)).map(({ says }) => says);
  const stops = listStops({ draft, rows, around, elsewhere, aside: [] });
  expect(
    stops.map(({ place, says }) => place || found.find((one) => one.says === says)?.place).sort(),
  ).toEqual(places);
  expect(sumUp(rows, stops).says.startsWith('Nothing stops it.')).toBe(found.length === 0);

  const untaken = listStops({ draft, rows, around, elsewhere, aside: [{ place: 'field:headline' }] });
  expect(untaken).toHaveLength(stops.length + 1); // what the server would not take stops it too

  // Whoever is told to choose can: in a row, or over the page.
  const choosable = [
    ...rows.flatMap(({ place, points }) => (points.some(({ about }) => about === 'two') ? [place] : [])),
    ...conflictsElsewhere(draft, rows).map(({ place }) => place),
  ];
  expect(choosable.sort()).toEqual([...new Set(draft.conflicts.map(({ place }) => place))].sort());

  expect((await getPublishing({ articleId: id, user, now }))?.blockers).toEqual(found);
  const [byEditor, byOperator] = [
    await publish({ user, articleId: id, now }).then(() => null, reasonOf),
    await publishAsOperator({ articleId: id, now, actor: { userId: null, name: 'The operator' } }).then(
      () => null,
      reasonOf,
    ),
  ];
  expect([byEditor === null, byOperator === null]).toEqual([found.length === 0, found.length === 0]);
  if (found[0])
    expect([byEditor, byOperator].every((why) => why?.startsWith(found[0]?.says ?? '!'))).toBe(true);
});
