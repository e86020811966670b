import { describe, expect, it } from 'vitest';
import { type Action, type Actor, may, needsProof, POLICY, type Subject } from '@/features/accounts/policy';
import { Role } from '@/features/accounts/schema';
import { ArticleState } from '@/generated/prisma/enums';

const ME = 1;
const OWNERS = { own: ME, other: 2, free: null } as const;
const states = Object.values(ArticleState);
const actions = Object.keys(POLICY) as Action[];
const actor = (role: Role, limits: Partial<Actor> = {}): Actor => ({
  ...{ id: ME, role, sections: [], languages: [] },
  ...limits,
});

/** Every subject there can be: whose it is, and in which state, or with none. */
const subjects = Object.entries(OWNERS).flatMap(([whose, ownerId]) =>
  [undefined, ...states].map((state) => ({
    whose,
    subject: { ownerId, state, section: 'world', language: 'de' },
  })),
);

// An independent reading of the table: one line for each action, who of t(ranslator) e(ditor) p(ublisher) a(dmin) may
// do it to an own, somebody else's and nobody's subject, counted over all states.
const counts = (action: Action) =>
  Role.options.map((role) =>
    Object.keys(OWNERS)
      .map((whose) =>
        subjects
          .filter((one) => one.whose === whose && may(actor(role), action, one.subject))
          .length.toString(),
      )
      .join('/'),
  );

describe('the policy table', () => {
  it.each(actions)('%s: nobody may, and nothing that is gone can be acted on', (action) => {
    for (const { subject } of subjects) {
      expect(may(null, action, subject)).toBe(false);
      for (const role of Role.options)
        expect(may(actor(role), action, { ...subject, gone: true })).toBe(false);
    }
  });

  it.each(actions)('%s: a limit to another section or language refuses every role', (action) => {
    for (const { subject } of subjects) {
      for (const role of Role.options) {
        expect(may(actor(role, { sections: ['sport'] }), action, subject)).toBe(false);
        expect(may(actor(role, { languages: ['el'] }), action, subject)).toBe(false);
        const within = actor(role, { sections: ['sport', 'world'], languages: ['de'] });
        expect(may(within, action, subject)).toBe(may(actor(role), action, subject));
      }
    }
  });

  it.each(actions)('%s: a higher role may whatever a lower one may', (action) => {
    for (const { subject } of subjects) {
      const answers = Role.options.map((role) => may(actor(role), action, subject));
      expect(answers).toEqual([...answers].sort());
    }
  });

  it('gives each role what the desk agreed on', () => {
    expect(Object.fromEntries(actions.map((action) => [action, counts(action)]))).toMatchSnapshot();
  });

  it('lets a translator work on what is theirs and unfinished, and publish nothing', () => {
    const mine: Subject = { ownerId: ME, state: 'draft' };
    const publishing = actions.filter((action) => /publish|schedule|withdraw|kill|correct$/.test(action));
    expect(may(actor('translator'), 'article.edit', mine)).toBe(true);
    expect(may(actor('translator'), 'article.edit', { ...mine, state: 'published' })).toBe(false);
    expect(may(actor('translator'), 'article.edit', { ...mine, ownerId: 2 })).toBe(false);
    expect(publishing.length).toBeGreaterThan(5);
    for (const { subject } of subjects)
      for (const action of publishing) expect(may(actor('translator'), action, subject)).toBe(false);
  });

  it('keeps an admin from disabling or demoting their own account', () => {
    for (const action of ['user.disable', 'user.change-role'] as const) {
      expect(may(actor('admin'), action, { ownerId: ME })).toBe(false);
      expect(may(actor('admin'), action, { ownerId: 2 })).toBe(true);
      expect(may(actor('publisher'), action, { ownerId: 2 })).toBe(false);
    }
  });

  it('asks for a recent proof wherever an admin changes the account of somebody else', () => {
    const reads: readonly Action[] = ['user.list'];
    const isOfAccounts = (action: Action) => /^(?:user|session)\./.test(action) && !reads.includes(action);
    const other = { ownerId: 2 };
    expect(actions.filter((action) => needsProof(actor('admin'), action, other))).toEqual(
      actions.filter(isOfAccounts),
    );
    expect(needsProof(actor('admin'), 'session.revoke', { ownerId: ME })).toBe(false);
  });

  it('refuses an article whose state nobody told, and the whole front page to who has one section', () => {
    expect(may(actor('admin'), 'article.publish', { ownerId: ME })).toBe(false);
    expect(may(actor('admin', { sections: ['world'] }), 'front.publish', { section: null })).toBe(false);
    expect(may(actor('admin'), 'front.publish', { section: null })).toBe(true);
  });
});
