import { expect, test } from 'vitest';
import { type Action, may } from '@/features/accounts/policy';
import { Role } from '@/features/accounts/schema';
import { ArticleState } from '@/features/articles/schema';
import { makeDraft } from '@/features/articles/test-article';
import { ways } from '@/features/newsroom/matrix/world/test-states';
import * as verbs from '@/features/newsroom/workflow/mutations';
import type { Asked } from '@/features/newsroom/workflow/take-step';
import { makePerson } from '@/features/newsroom/workflow/test-person';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const NOON = new Date('2026-03-01T12:00:00Z');
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
const now = later(5);
const note = { kind: 'correction' as const, text: 'It was three.' };

const VERBS: [Action, (asked: Asked) => Promise<unknown>][] = [
  ['article.publish', verbs.publish],
  ['article.correct', (asked) => verbs.correct({ ...asked, note })],
  ['article.schedule', (asked) => verbs.schedule({ ...asked, at: later(90) })],
  ['article.unschedule', verbs.unschedule],
  ['article.submit', (asked) => verbs.move({ ...asked, move: 'submit' })],
  ['article.return', (asked) => verbs.move({ ...asked, move: 'return' })],
  ['article.approve', (asked) => verbs.move({ ...asked, move: 'approve' })],
  ['article.withdraw', (asked) => verbs.withdraw({ ...asked, reason: 'Wrong.' })],
  ['article.kill', (asked) => verbs.kill({ ...asked, reason: 'An order.', word: 'headline' })],
  ['article.slug', (asked) => verbs.rename({ ...asked, slug: `slug-${asked.articleId}-new` })],
  ['article.embargo', (asked) => verbs.embargo({ ...asked, until: later(10) })],
];

/** Everything a verb of the workflow could write. */
async function rows(articleId: number): Promise<unknown> {
  const [article, revisions, corrections, redirects, tombstones, audits] = await Promise.all([
    db().article.findUnique({ where: { id: articleId } }),
    db().articleRevision.count(),
    db().correction.count(),
    db().redirect.count(),
    db().tombstone.count(),
    db().auditEntry.count(),
  ]);
  const [jobs] = await db().$queryRaw<unknown[]>`SELECT count(*)::int FROM graphile_worker.jobs`;
  return { article, revisions, corrections, redirects, tombstones, audits, jobs };
}

const cases = VERBS.flatMap(([action, verb]) =>
  Role.options.flatMap((role) => (['own', 'other'] as const).map((whose) => ({ action, verb, role, whose }))),
);

test.each(cases)(
  '$action by a $role, $whose: as the table says, and a refusal changes no row',
  async (one) => {
    const { action, verb, role, whose } = one;
    const [user, somebody] = [await makePerson(role), await makePerson('editor')];
    for (const state of ArticleState.options) {
      const articleId = await makeDraft();
      const assigneeId = whose === 'own' ? user.id : somebody.id;
      await db().article.update({ where: { id: articleId }, data: { assigneeId } });
      await ways[state](articleId, NOON);
      const allowed = may(user, action, { state, ownerId: assigneeId, section: 'world', language: 'es' });
      const before = await rows(articleId);
      const refusal = await refusalOf(verb({ user, articleId, now }));
      if (allowed) expect(refusal, state).toBeNull();
      else expect(['forbidden', 'conflict'], state).toContain(refusal?.kind);
      if (!allowed) expect(await rows(articleId), state).toEqual(before);
    }
  },
);

test('what is gone, or in a section or language that is not theirs, nobody moves', async () => {
  const admin = await makePerson('admin');
  for (const [, verb] of VERBS)
    expect(await refusalOf(verb({ user: admin, articleId: 2_000_000_000, now }))).toMatchObject({
      kind: 'not-found',
    });
  const articleId = await makeDraft();
  const before = await rows(articleId);
  for (const limit of [{ sections: ['sport'] }, { languages: ['de'] }])
    for (const [, verb] of VERBS)
      expect(['forbidden', 'conflict']).toContain(
        (await refusalOf(verb({ user: { ...admin, ...limit }, articleId, now })))?.kind,
      );
  expect(await rows(articleId)).toEqual(before);
});

test('a no by role names who can', async () => {
  const [user, articleId] = [await makePerson('editor'), await makeDraft()];
  await makePerson('admin', { name: 'Selma' });
  const refusal = await refusalOf(verbs.publish({ user, articleId, now }));
  expect(refusal?.message).toMatch(/^Your account may not do this\. .*(Selma|admin).* can\.$/);
});

test('an embargo is shortened by a second person, not by who set it', async () => {
  const [first, second, articleId] = [
    await makePerson('publisher'),
    await makePerson('publisher'),
    await makeDraft(),
  ];
  await verbs.embargo({ user: first, articleId, now, until: later(60) });
  await verbs.embargo({ user: first, articleId, now, until: later(90) });
  for (const until of [later(80), null])
    expect(await refusalOf(verbs.embargo({ user: first, articleId, now, until }))).toMatchObject({
      kind: 'conflict',
      message: /second editor/,
    });
  await verbs.embargo({ user: second, articleId, now, until: null });
  expect(await db().article.findUnique({ where: { id: articleId } })).toMatchObject({ embargoUntil: null });
});

test('killing takes the first word of the headline', async () => {
  const [user, articleId] = [await makePerson('publisher'), await makeDraft({ headline: '«Águila» lands' })];
  const asked = { user, articleId, now, reason: 'An order.' };
  expect(await refusalOf(verbs.kill({ ...asked, word: 'lands' }))).toMatchObject({ field: 'word' });
  await verbs.kill({ ...asked, word: ' águila ' });
  expect((await db().article.findUnique({ where: { id: articleId } }))?.state).toBe('killed');
});

async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
