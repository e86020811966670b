import { createHash } from 'node:crypto';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { audit } from '@/features/accounts/audit';
import { CHALLENGE_MS, newChallenge, takeChallenge } from '@/features/accounts/passkeys/challenges';
import type { RelyingParty } from '@/features/accounts/passkeys/relying-party';
import { Attestation, PasskeyName } from '@/features/accounts/passkeys/schema';
import { holdOwner, newRecoveryCodes } from '@/features/accounts/second-factor/recovery-codes';
import { revokeSessions } from '@/features/accounts/sign-in/sessions';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Owner {
  id: number;
  email: string;
  name: string;
}

const MOST = 20;

/** The name that an authenticator keeps an account under; it says nothing about a person. */
export function userHandle(userId: number): string {
  return createHash('sha256').update(`passkey user ${userId}`).digest('base64url');
}

/** What a browser is asked in order to make a passkey for an account, and what it must keep to be believed. */
export async function askForNewPasskey(given: { owner: Owner; party: RelyingParty; now: Date }) {
  const { owner, party, now } = given;
  const { challenge, sealed } = newChallenge(`add:${owner.id}`, now);
  const known = await db().passkey.findMany({ where: { userId: owner.id }, select: { credentialId: true } });
  const options = await generateRegistrationOptions({
    ...{ rpID: party.id, rpName: party.name, userName: owner.email, userDisplayName: owner.name },
    userID: new Uint8Array(Buffer.from(userHandle(owner.id), 'base64url')),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: CHALLENGE_MS,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId: id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { options, sealed };
}

/**
 * Keeps a new passkey and ends every session of the account. Answers ten recovery codes, shown this once, when the
 * account had none. Refusal `invalid` when the browser's answer is not to our question, `conflict` for a known key.
 */
export async function addPasskey(given: {
  owner: Owner;
  name: string;
  response: unknown;
  sealed: string;
  party: RelyingParty;
  now: Date;
}): Promise<string[]> {
  const { owner, now } = given;
  const named = PasskeyName.safeParse(given.name);
  if (!named.success) throw new Refusal('invalid', 'A name of 1 to 60 characters.', 'name');
  const passkey = await verified(given);
  return db()
    .$transaction(async (tx) => {
      await holdOwner(tx, owner.id);
      if ((await tx.passkey.count({ where: { userId: owner.id } })) >= MOST)
        throw new Refusal('conflict', `An account has ${MOST} passkeys at most.`);
      await tx.passkey.create({
        data: { ...passkey, userId: owner.id, name: named.data, createdAt: now },
      });
      await revokeSessions(tx, owner.id, now);
      await audit(tx, { actor: owner, action: 'passkey.add', subject: `user:${owner.id}` });
      const left = await tx.recoveryCode.count({ where: { userId: owner.id, usedAt: null } });
      return left > 0 ? [] : newRecoveryCodes(tx, owner.id);
    })
    .catch((error: unknown) => {
      const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
      throw taken ? new Refusal('conflict', 'This passkey is kept already.') : error;
    });
}

async function verified(given: {
  owner: Owner;
  response: unknown;
  sealed: string;
  party: RelyingParty;
  now: Date;
}) {
  const { owner, party, sealed, now } = given;
  const expectedChallenge = await takeChallenge({ sealed, purpose: `add:${owner.id}`, now });
  const parsed = Attestation.safeParse(given.response);
  const answer =
    parsed.success &&
    (await verifyRegistrationResponse({
      ...{ response: parsed.data, expectedChallenge, expectedOrigin: party.origin, expectedRPID: party.id },
      requireUserVerification: true,
    }).catch(() => null)); // it throws for everything that does not fit
  if (!answer || !answer.verified)
    throw new Refusal('invalid', 'The browser answered something else. Try once more.');
  const { id, publicKey, counter } = answer.registrationInfo.credential;
  const transports: string[] = parsed.data.response.transports ?? [];
  return { credentialId: id, publicKey: new Uint8Array(publicKey), counter: BigInt(counter), transports };
}
