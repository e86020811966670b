import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { beforeEach, expect, it } from 'vitest';
import { createUser } from '@/features/accounts/mutations';
import { addPasskey, askForNewPasskey, userHandle } from '@/features/accounts/passkeys/add-passkey';
import { askForPasskey, enterWithPasskey } from '@/features/accounts/passkeys/enter-with-passkey';
import { removePasskey, renamePasskey } from '@/features/accounts/passkeys/mutations';
import { listPasskeys } from '@/features/accounts/passkeys/queries';
import { findSession } from '@/features/accounts/sign-in/sessions';
import { signIn } from '@/features/accounts/sign-in/sign-in';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-23T10:58:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const party = { id: 'paper.example', name: 'The Paper', origin: 'https://paper.example' };
const PASSWORD = 'river stone lamp seventeen';
let count = 0;
let owner: { id: number; email: string; name: string };
let address: string;

beforeEach(async () => {
  count++;
  address = `192.0.2.${count}`;
  const email = `person${count}@paper.example`;
  owner = await createUser({ email, name: 'A Person', role: 'translator', password: PASSWORD });
});

/** An authenticator made of software, which signs whatever it is told to. */
function softwareKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      ...([
        [1, 2],
        [3, -7],
        [-1, 1],
      ] as const), // EC2, ES256, P-256
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  );
  const shared = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' };
  const sha = (data: string | Buffer) => createHash('sha256').update(data).digest();
  const authData = ({ flags = 0x05, counter = 0, rpId = party.id }) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha(rpId), Buffer.of(flags), count]);
  };
  const client = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  return {
    make(challenge: string, { flags = 0x45, origin = party.origin } = {}) {
      const length = Buffer.of(0, id.length);
      const data = Buffer.concat([authData({ flags }), Buffer.alloc(16), length, id, Buffer.from(cose)]);
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(data)],
        ]) as never,
      );
      const response = {
        clientDataJSON: client('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: Buffer.from(attestation).toString('base64url'),
        transports: ['internal', 'a newer one'],
      };
      return { ...shared, response, clientExtensionResults: { credProps: { rk: true } } };
    },
    prove(
      challenge: string,
      how: { origin?: string; rpId?: string; flags?: number; counter?: number; as?: number } = {},
    ) {
      const data = authData(how);
      const clientData = client('webauthn.get', challenge, how.origin ?? party.origin);
      const response = {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, sha(clientData)]), privateKey).toString('base64url'),
        userHandle: userHandle(how.as ?? owner.id),
      };
      return { ...shared, response, clientExtensionResults: {} };
    },
  };
}

async function withPasskey() {
  const key = softwareKey();
  const { options, sealed } = await askForNewPasskey({ owner, party, now });
  const response = key.make(options.challenge);
  const codes = await addPasskey({ owner, name: 'Laptop', response, sealed, party, now });
  return { key, codes };
}

type Key = ReturnType<typeof softwareKey>;

async function enter(key: Key, how: Parameters<Key['prove']>[1] = {}) {
  const { options, sealed } = await askForPasskey(party, now);
  const response = key.prove(options.challenge, how);
  return enterWithPasskey({ response, sealed, party, address, userAgent: 'test', now });
}

const refused = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as Error).message,
  );
const NOT_OURS = 'This passkey is not one of an account here.';

it('lets its owner in, with a session like any other, and the password alone no longer', async () => {
  const { key, codes } = await withPasskey();
  expect(codes).toHaveLength(10);
  const { sessionId } = await enter(key);
  expect(await findSession(sessionId, now)).toMatchObject({ id: owner.id });
  const attempt = { email: owner.email, password: PASSWORD, code: '', address, userAgent: 'test', now };
  expect(await signIn(attempt)).toMatchObject({ step: 'code' });
  expect(await signIn({ ...attempt, code: codes[0] ?? '' })).toMatchObject({ step: 'in' });
  expect(await refused(signIn({ ...attempt, code: codes[0] ?? '' }))).toMatch(/not the code/);
});

it('takes an answer once, also when it comes ten times at the same moment or after the hour', async () => {
  const { key } = await withPasskey();
  const { options, sealed } = await askForPasskey(party, now);
  const response = key.prove(options.challenge);
  const send = (at: Date) =>
    enterWithPasskey({ response, sealed, party, address, userAgent: 'test', now: at });
  const answers = await Promise.all(Array.from({ length: 10 }, () => refused(send(now))));
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(await refused(send(later(5)))).toMatch(/Try once more/);
});

it('takes no answer after ten minutes, from another browser, or to another question', async () => {
  const { key } = await withPasskey();
  const [mine, other] = [await askForPasskey(party, now), await askForPasskey(party, now)];
  const adding = await askForNewPasskey({ owner, party, now });
  const response = key.prove(mine.options.challenge);
  const send = (sealed: string, at = now) =>
    refused(enterWithPasskey({ response, sealed, party, address, userAgent: 'test', now: at }));
  expect(await send(mine.sealed, later(11))).toMatch(/Try once more/);
  expect(await send('')).toMatch(/Try once more/);
  expect(await send(adding.sealed)).toMatch(/Try once more/);
  expect(await send(other.sealed)).toBe(NOT_OURS);
  expect(await send(mine.sealed)).toBeNull();
});

it.each([
  ['of a page elsewhere', { origin: 'https://evil.example' }],
  ['for another site', { rpId: 'evil.example' }],
  ['of an authenticator that did not ask who is there', { flags: 0x01 }],
  ['in the name of somebody else', { as: 1 }],
])('refuses a signature %s', async (_, how) => {
  const { key } = await withPasskey();
  expect(await refused(enter(key, how))).toBe(NOT_OURS);
});

it('refuses a key that is unknown, another person’s under a known id, removed, or of a disabled account', async () => {
  const { key } = await withPasskey();
  const stranger = softwareKey();
  expect(await refused(enter(stranger))).toBe(NOT_OURS);
  const { options, sealed } = await askForPasskey(party, now);
  const mine = key.prove(options.challenge);
  const forged = { ...mine, response: stranger.prove(options.challenge).response };
  const send = (response: unknown) =>
    refused(enterWithPasskey({ response, sealed, party, address, userAgent: 'test', now }));
  expect(await send(forged)).toBe(NOT_OURS);
  await db().user.update({ where: { id: owner.id }, data: { disabledAt: now } });
  expect(await refused(enter(key))).toBe(NOT_OURS);
  await db().user.update({ where: { id: owner.id }, data: { disabledAt: null } });
  const [kept] = await listPasskeys(owner.id);
  await removePasskey({ owner, id: kept?.id ?? 0, now });
  expect(await refused(enter(key))).toBe(NOT_OURS);
});

it('refuses what is no answer at all', async () => {
  const { sealed } = await askForPasskey(party, now);
  for (const response of [null, 'x', {}, { id: 'a'.repeat(9000) }, [], { id: '../', response: 1 }]) {
    expect(
      await refused(enterWithPasskey({ response, sealed, party, address, userAgent: '', now })),
    ).toBeTruthy();
  }
});

it('refuses a copied key: its counter does not go back, nor stand still', async () => {
  const { key } = await withPasskey();
  expect(await refused(enter(key, { counter: 7 }))).toBeNull();
  for (const counter of [7, 6, 0]) expect(await refused(enter(key, { counter }))).toBe(NOT_OURS);
  expect(await refused(enter(key, { counter: 8 }))).toBeNull();
});

it('is made by its account, for this site, by who was asked to prove themselves, and kept once', async () => {
  const key = softwareKey();
  const ask = () => askForNewPasskey({ owner, party, now });
  const add = (response: unknown, sealed: string, name = 'Laptop', who = owner) =>
    refused(addPasskey({ owner: who, name, response, sealed, party, now }));
  const somebody = await createUser({
    email: `other${count}@paper.example`,
    name: 'O',
    role: 'admin',
    password: PASSWORD,
  });
  const asked = await ask();
  const made = key.make(asked.options.challenge);
  expect(await add(made, asked.sealed, 'Laptop', somebody)).toMatch(/Try once more/);
  expect(await add(made, asked.sealed, ' ')).toMatch(/A name/);
  expect(await add(made, asked.sealed)).toBeNull();
  expect(await add(made, asked.sealed)).toMatch(/Try once more/);
  for (const how of [{ flags: 0x41 }, { origin: 'https://evil.example' }]) {
    const again = await ask();
    expect(await add(softwareKey().make(again.options.challenge, how), again.sealed)).toMatch(
      /something else/,
    );
  }
  const twice = await ask();
  expect(await add(key.make(twice.options.challenge), twice.sealed)).toMatch(/kept already/);
  expect(await listPasskeys(owner.id)).toMatchObject([{ name: 'Laptop' }]);
});

it('is renamed and removed by its owner alone; the recovery codes go with the last factor', async () => {
  await withPasskey();
  const [kept] = await listPasskeys(owner.id);
  const [id, thief] = [kept?.id ?? 0, { id: owner.id - 1, email: 'x@paper.example' }];
  expect(await refused(renamePasskey({ owner: thief, id, name: 'Mine', now }))).toMatch(/gone/);
  expect(await refused(removePasskey({ owner: thief, id, now }))).toMatch(/gone/);
  await renamePasskey({ owner, id, name: 'Desk', now });
  expect(await listPasskeys(owner.id)).toMatchObject([{ name: 'Desk' }]);
  await removePasskey({ owner, id, now });
  expect(await db().recoveryCode.count({ where: { userId: owner.id } })).toBe(0);
  expect(await listPasskeys(owner.id)).toEqual([]);
});
