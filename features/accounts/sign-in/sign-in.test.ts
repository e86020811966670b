import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createUser } from '@/features/accounts/mutations';
import { makeReset, resetPassword } from '@/features/accounts/passwords/mutations';
import { isHashOf } from '@/features/accounts/passwords/hash-thread';
import { forgiveCodes } from '@/features/accounts/second-factor/check-code';
import { confirmTotp, prepareTotp, waitingTotp } from '@/features/accounts/second-factor/mutations';
import { deviceMark } from '@/features/accounts/sign-in/known-device';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { makePerson } from '@/features/accounts/people/test-person';
import { findSession, revokeSession } from '@/features/accounts/sign-in/sessions';
import { signIn } from '@/features/accounts/sign-in/sign-in';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

vi.mock('@/features/accounts/passwords/hash-thread', { spy: true });

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

/** What a hundred wrong guesses would cost a machine is not what these tests are about. */
async function withoutWork<T>(work: () => Promise<T>): Promise<T> {
  vi.mocked(isHashOf).mockResolvedValue(false);
  try {
    return await work();
  } finally {
    vi.mocked(isHashOf).mockReset();
  }
}

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
  it('begins a session that holds for twelve hours while it is used, and not when revoked', async () => {
    const entered = await enter({ email: email.toUpperCase() });
    const sessionId = entered.step === 'in' ? entered.sessionId : '';
    expect(await findSession(sessionId, later(121 * 60_000))).toBeNull(); // nobody was there for two hours
    for (let hour = 1; hour <= 11; hour++)
      expect(await findSession(sessionId, later(hour * 3600_000))).toMatchObject({ id });
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
      vi.mocked(isHashOf).mockClear();
      await refused(enter({ email: whose, password: 'wrong' }));
      return vi.mocked(isHashOf).mock.calls.map(([{ hashed }]) => hashed.split('$').slice(1, 4));
    };
    const known = await worked(email);
    expect(known).toEqual([['argon2id', 'v=19', 'm=19456,t=2,p=1']]);
    expect(await worked('second@paper.example')).toEqual(known);
  });

  it('lets ten of a hundred parallel guesses at an account from one network be looked at, existing or not', async () => {
    for (const whose of [email, `nobody${count}@paper.example`]) {
      const answers = await withoutWork(() =>
        Promise.all(
          Array.from({ length: 40 }, (_, n) => refused(enter({ email: whose, password: `guess ${n}` }))),
        ),
      );
      expect(answers.filter((answer) => answer?.startsWith('This is not'))).toHaveLength(10);
      expect(answers.filter((answer) => answer?.startsWith('Too many'))).toHaveLength(30);
      address = `203.0.113.${count}`;
    }
    expect(await refused(enter({ address: '198.51.100.1' }))).toBeNull();
    address = `192.0.2.${count}`;
    expect(await refused(enter())).toMatch(/Too many/);
    expect(await refused(enter({ now: later(15 * 60_000) }))).toBeNull();
  });

  it('lets a person in from a device of theirs, however many guess from wherever, and counts its own guesses', async () => {
    const device = deviceMark({ userId: id, id: randomUUID() }, now);
    const guesses = (from: (n: number) => string) =>
      withoutWork(() =>
        Promise.all(
          Array.from({ length: 60 }, (_, n) => refused(enter({ password: `guess ${n}`, address: from(n) }))),
        ),
      );
    await guesses(() => address);
    await db().throttle.updateMany({
      where: { key: { startsWith: 'sign-in:account' } },
      data: { count: 300 },
    });
    const elsewhere = await guesses((n) => `198.51.${count}.${n}`);
    expect(elsewhere.every((answer) => answer?.startsWith('Too many'))).toBe(true);
    expect(await refused(enter())).toMatch(/Too many/);
    expect(await refused(enter({ device }))).toBeNull();
    const others = deviceMark({ userId: id + 1, id: randomUUID() }, now);
    const old = deviceMark({ userId: id, id: randomUUID() }, later(-181 * 24 * 3600_000));
    for (const forged of [others, old, device.slice(0, -4), 'x', 'x'.repeat(5000)])
      expect(await refused(enter({ device: forged }))).toMatch(/Too many/);
    for (let n = 0; n < 10; n++)
      expect(await refused(enter({ device, password: 'no' }))).toMatch(/This is not/);
    expect(await refused(enter({ device }))).toMatch(/Too many/);
    await db().throttle.deleteMany({ where: { key: { startsWith: 'sign-in:network' } } });
  });

  it('gives an account its tries back with a new password by a link, wherever its owner then comes from', async () => {
    await withoutWork(() =>
      Promise.all(Array.from({ length: 12 }, (_, n) => refused(enter({ password: `guess ${n}` })))),
    );
    const ofAll = { key: { startsWith: 'sign-in:account' } };
    await db().throttle.updateMany({ where: ofAll, data: { count: 300 } });
    for (const from of [address, `198.51.100.${count}`])
      expect(await refused(enter({ address: from }))).toMatch(/Too many/);
    const link = await makeReset({ userId: id, actor: null, now });
    const password = 'herons beside another lamp';
    const given = { token: link.split('/').at(-1) ?? '', password, now };
    expect(await resetPassword(given)).toEqual({ id, email });
    for (const from of [address, `198.51.100.${count}`])
      expect(await refused(enter({ address: from, password }))).toBeNull();
  });

  it('lets fifty guesses of one network be looked at, over however many accounts', async () => {
    const guesses = () =>
      Array.from({ length: 70 }, (_, n) =>
        refused(enter({ email: `p${count}-${n}@paper.example`, address: `2001:db8::${n.toString(16)}` })),
      );
    expect(
      (await withoutWork(() => Promise.all(guesses()))).filter((answer) => answer?.startsWith('Too many')),
    ).toHaveLength(20);
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

  it('lets nobody who has the password keep its owner from their codes', async () => {
    const { codeAt } = await withTotp();
    const device = deviceMark({ userId: id, id: randomUUID() }, now);
    const guess = (from: string, more = {}) => refused(enter({ code: '000000', address: from, ...more }));
    for (let n = 0; n < 5; n++) expect(await guess(address)).toMatch(/not the code/);
    expect(await guess(address)).toMatch(/Too many/);
    expect(await guess('203.0.113.1')).toMatch(/not the code/); // an owner elsewhere
    const crowd = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(`198.51.${count}.${n}`)));
    expect(crowd.filter((answer) => answer?.startsWith('That is not'))).toHaveLength(24);
    expect(await refused(enter({ code: codeAt(later(60_000)), now: later(60_000), device }))).toBeNull();
    for (let n = 0; n < 5; n++) expect(await guess(address, { device })).toMatch(/not the code/);
    expect(await guess(address, { device })).toMatch(/Too many/);
    await forgiveCodes(id);
    expect(await refused(enter({ code: codeAt(later(90_000)), now: later(90_000) }))).toBeNull();
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
