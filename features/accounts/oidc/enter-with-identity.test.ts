import { Secret, TOTP } from 'otpauth';
import { beforeEach, expect, it, vi } from 'vitest';
import { createUser } from '@/features/accounts/mutations';
import { enterWithIdentity } from '@/features/accounts/oidc/enter-with-identity';
import { disableUser } from '@/features/accounts/people/mutations';
import { confirmTotp, prepareTotp, waitingTotp } from '@/features/accounts/second-factor/mutations';
import { findSession } from '@/features/accounts/sign-in/sessions';
import { signIn } from '@/features/accounts/sign-in/sign-in';
import { tellOwner } from '@/features/accounts/tell-owner';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

vi.mock('@/features/accounts/tell-owner', () => ({ tellOwner: vi.fn() }));

testDatabase();

const now = new Date('2026-11-23T10:00:00Z');
const iss = 'https://id.example';
let count = 0;
let user: { id: number; email: string };
let claims: { iss: string; sub: string; email: string; email_verified: boolean };

beforeEach(async () => {
  vi.mocked(tellOwner).mockReset();
  count++;
  const email = `person${count}@paper.example`;
  user = await createUser({
    email,
    name: 'A Person',
    role: 'editor',
    password: 'river stone lamp seventeen',
  });
  claims = { iss, sub: `subject-${count}`, email, email_verified: true };
});

const enter = (given: unknown = claims) => enterWithIdentity({ claims: given, userAgent: 'test', now });
const refused = (work: Promise<unknown>) =>
  work.then(
    () => false,
    () => true,
  );

it('links an account once, also when two browsers come at the same moment, and gives each a session', async () => {
  const entered = await Promise.all([enter(), enter()]);
  for (const one of entered) {
    expect(await findSession(one.step === 'in' ? one.sessionId : '', now)).toMatchObject({ id: user.id });
  }
  expect(await db().identity.findMany({ where: { userId: user.id } })).toMatchObject([
    { subject: claims.sub },
  ]);
  expect(await db().auditEntry.count({ where: { action: 'identity.link', actorId: user.id } })).toBe(1);
  expect(tellOwner).toHaveBeenCalledTimes(1);
});

it('makes no account, and links none by an address that nobody verified or that another subject has', async () => {
  const users = await db().user.count();
  expect(await refused(enter({ ...claims, email: 'nobody@paper.example' }))).toBe(true);
  for (const email_verified of [undefined, false, 'true', 1])
    expect(await refused(enter({ ...claims, email_verified }))).toBe(true);
  for (const broken of [null, {}, { ...claims, sub: '' }, { ...claims, email: ['x'] }])
    expect(await refused(enter(broken))).toBe(true);
  await enter();
  expect(await refused(enter({ ...claims, sub: 'heir' }))).toBe(true);
  expect(await refused(enter({ ...claims, email_verified: false }))).toBe(false); // linked: the address says nothing
  expect(await refused(enter({ iss: 'https://other.example', sub: claims.sub }))).toBe(true);
  expect(await db().user.count()).toBe(users);
  expect(await db().identity.count({ where: { userId: user.id } })).toBe(1);
});

it('lets no disabled account in, and asks one with a second factor for it', async () => {
  await enter();
  await db().user.update({ where: { id: user.id }, data: { totpConfirmedAt: now } });
  expect(await enter()).toMatchObject({ step: 'code' });
  const actor = await createUser({
    email: `admin${count}@paper.example`,
    name: 'Admin',
    role: 'admin',
    password: 'river stone lamp seventeen',
  });
  await disableUser({ actor, userId: user.id, now });
  expect(await refused(enter())).toBe(true);
});

it('links and writes to an owner with a second factor once the code was right, after the commit', async () => {
  await prepareTotp(user);
  const { secret } = (await waitingTotp(user)) ?? { secret: '' };
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await confirmTotp({ owner: user, code: totp.generate({ timestamp: now.getTime() }), now });
  const links = () => db().identity.count({ where: { userId: user.id } });
  const told: Promise<number>[] = [];
  vi.mocked(tellOwner).mockImplementation(() => void told.push(links())); // on another connection: what is committed
  const half = await enter();
  const ticket = half.step === 'code' ? half.ticket : '';
  const at = new Date(now.getTime() + 60_000);
  const answer = (code: string) =>
    signIn({
      ...{ email: '', password: '', code, ticket, address: '192.0.2.1', userAgent: 'test' },
      now: at,
    });
  expect(await refused(answer('000000'))).toBe(true);
  expect([await links(), told.length]).toEqual([0, 0]);
  expect(await answer(totp.generate({ timestamp: at.getTime() }))).toMatchObject({ step: 'in' });
  expect([await links(), await Promise.all(told)]).toEqual([1, [1]]);
});
