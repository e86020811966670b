import { verify } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createUser } from '@/features/accounts/mutations';
import { confirmTotp, prepareTotp, waitingTotp } from '@/features/accounts/second-factor/mutations';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { makePerson } from '@/features/accounts/people/test-person';
import { findSession, revokeSession } from '@/features/accounts/sign-in/sessions';
import { signIn } from '@/features/accounts/sign-in/sign-in';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

vi.mock('@node-rs/argon2', { spy: true });

testDatabase();

const now = new Date('2026-11-23T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const PASSWORD = 'river stone lamp seventeen';
let count = 0;
let email: string;
let id: number;
let address: string;

beforeEach(async () => {
  count++;
  email = `person${count}@paper.example`;
  address = `192.0.2.${count}`;
  ({ id } = await createUser({ email, name: 'A Person', role: 'editor', password: PASSWORD }));
});

const enter = (given: Partial<Parameters<typeof signIn>[0]> = {}) =>
  signIn({ email, password: PASSWORD, code: '', address, userAgent: 'test', now, ...given });

const refused = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => (error as Error).message,
  );

async function withTotp() {
  await prepareTotp({ id, email });
  const { secret } = (await waitingTotp({ id, email })) ?? { secret: '' };
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const codeAt = (at: Date) => totp.generate({ timestamp: at.getTime() });
  const codes = await confirmTotp({ owner: { id, email }, code: codeAt(now), now });
  return { codeAt, codes };
}

describe('signing in', () => {
  it('begins a session that holds for twelve hours, and not when revoked', async () => {
    const entered = await enter({ email: email.toUpperCase() });
    const sessionId = entered.step === 'in' ? entered.sessionId : '';
    expect(await findSession(sessionId, now)).toMatchObject({ id, email, role: 'editor' });
    expect(await findSession(sessionId, later(12 * 3600_000 + 1))).toBeNull();
    expect(await revokeSession({ id: sessionId, userId: id + 1, now })).toBe(false);
    const admin = await makePerson('admin', 'Selma');
    expect(await revokeSession({ id: sessionId, userId: id, actor: admin, now })).toBe(true);
    const told = { action: 'user.end-session', subject: `user:${id}`, actorId: admin.id };
    expect(await db().auditEntry.count({ where: told })).toBe(1);
    expect(await findSession(sessionId, now)).toBeNull();
  });

  it('answers a wrong password, an unknown address and a disabled account with the same words', async () => {
    const wrong = await refused(enter({ password: 'wrong' }));
    const unknown = await refused(enter({ email: `nobody${count}@paper.example` }));
    await db().user.update({ where: { id }, data: { disabledAt: now } });
    expect([wrong, unknown, await refused(enter())]).toEqual(Array(3).fill(wrong));
  });

  it('does the same work for an unknown account as for a known one', async () => {
    const worked = async (whose: string) => {
      vi.mocked(verify).mockClear();
      await refused(enter({ email: whose, password: 'wrong' }));
      return vi.mocked(verify).mock.calls.map(([hashed]) => String(hashed).split('$').slice(1, 4));
    };
    const known = await worked(email);
    expect(known).toEqual([['argon2id', 'v=19', 'm=19456,t=2,p=1']]);
    expect(await worked('second@paper.example')).toEqual(known);
  });

  it('lets ten of a hundred parallel guesses at an account be looked at, existing or not', async () => {
    for (const whose of [email, `nobody${count}@paper.example`]) {
      const guesses = Array.from({ length: 100 }, (_, n) =>
        refused(enter({ email: whose, password: `guess ${n}`, address: `198.51.${count}.${n}` })),
      );
      const answers = await Promise.all(guesses);
      expect(answers.filter((answer) => answer?.startsWith('This is not'))).toHaveLength(10);
      expect(answers.filter((answer) => answer?.startsWith('Too many'))).toHaveLength(90);
    }
    expect(await refused(enter())).toMatch(/Too many/);
    expect(await refused(enter({ now: later(15 * 60_000) }))).toBeNull();
  });

  it('lets fifty guesses of one network be looked at, over however many accounts', async () => {
    const guesses = Array.from({ length: 70 }, (_, n) =>
      refused(enter({ email: `p${count}-${n}@paper.example`, address: `2001:db8::${n.toString(16)}` })),
    );
    expect((await Promise.all(guesses)).filter((answer) => answer?.startsWith('Too many'))).toHaveLength(20);
  });
});

describe('the second factor', () => {
  it('is asked for after the password, and a code works once, also twice at the same moment', async () => {
    const { codeAt } = await withTotp();
    const half = await enter();
    const ticket = half.step === 'code' ? half.ticket : '';
    const at = later(60_000);
    const both = await Promise.all([1, 2].map(() => refused(enter({ ticket, code: codeAt(at), now: at }))));
    expect(both.filter((answer) => answer === null)).toHaveLength(1);
  });

  it('takes a recovery code once', async () => {
    const { codes } = await withTotp();
    const [code = ''] = codes;
    expect(await refused(enter({ code: code.toUpperCase() }))).toBeNull();
    expect(await refused(enter({ code }))).toMatch(/not the code/);
  });

  it('takes no ticket that is forged, old, or from before the password changed, and five codes at most', async () => {
    const { codeAt } = await withTotp();
    const half = await enter();
    const ticket = half.step === 'code' ? half.ticket : '';
    expect(await refused(enter({ ticket: 'x'.repeat(80), code: codeAt(now) }))).toMatch(/Begin again/);
    const old = later(6 * 60_000);
    expect(await refused(enter({ ticket, code: codeAt(old), now: old }))).toMatch(/Begin again/);
    const tries = Array.from({ length: 20 }, () => refused(enter({ ticket, code: '000000' })));
    expect((await Promise.all(tries)).filter((answer) => answer?.startsWith('That is not'))).toHaveLength(5);
    await db().user.update({ where: { id }, data: { passwordHash: 'other' } });
    expect(await refused(enter({ ticket, code: codeAt(now) }))).toMatch(/Begin again/);
  });
});

it('goes back only to addresses of the newsroom', () => {
  expect(safeCallback('/newsroom/people?role=editor')).toBe('/newsroom/people?role=editor');
  const others = [
    'https://evil.example/newsroom',
    '//evil.example',
    '/newsroom/../api',
    '/newsroomx',
    '/newsroom\\evil',
  ];
  const asked = [...others, '/newsroom/sign-in', '/newsroom\n', undefined, ['/newsroom/x'], ''];
  for (const one of asked) expect(safeCallback(one)).toBe('/newsroom');
});
