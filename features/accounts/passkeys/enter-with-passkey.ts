import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { z } from 'zod';
import { userHandle } from '@/features/accounts/passkeys/add-passkey';
import { CHALLENGE_MS, newChallenge, takeChallenge } from '@/features/accounts/passkeys/challenges';
import type { RelyingParty } from '@/features/accounts/passkeys/relying-party';
import { Assertion } from '@/features/accounts/passkeys/schema';
import { giveNetworkTryBack, takeNetworkTry } from '@/features/accounts/sign-in/check-credentials';
import { deviceOf } from '@/features/accounts/sign-in/known-device';
import { openSession } from '@/features/accounts/sign-in/sessions';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { networkOf } from '@/lib/net/sender-mark';

/** What a browser is asked, and what it must keep to be believed. Nobody is named: it offers whatever it has. */
export async function askForPasskey(party: RelyingParty, now: Date) {
  const { challenge, sealed } = newChallenge('sign-in', now);
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: Buffer.from(challenge, 'base64url'),
    userVerification: 'required',
    timeout: CHALLENGE_MS,
  });
  return { options, sealed };
}

/**
 * Begins a session for who proves to have a passkey of ours, unlocked by its owner: that is two factors. Refusal
 * `unauthenticated`, in the same words, for a key that is unknown, another's, wrongly signed, copied (its counter went
 * back) or of a disabled account.
 */
export async function enterWithPasskey(given: {
  response: unknown;
  sealed: string;
  party: RelyingParty;
  address: string;
  /** Whose device it is, by its mark: theirs is free of what others try from the same network. */
  device?: string;
  userAgent: string;
  now: Date;
}) {
  const { sealed, party, userAgent, now } = given;
  const parsed = Assertion.safeParse(given.response);
  const passkey = parsed.success ? await findPasskey(parsed.data.id) : null;
  const isKnown = passkey && deviceOf(given.device ?? '', { userId: passkey.user.id, now });
  if (!isKnown) await takeNetworkTry(networkOf(given.address), now);
  const expectedChallenge = await takeChallenge({ sealed, purpose: 'sign-in', now });
  if (!parsed.success || !passkey || passkey.user.disabledAt) throw unknownKey();
  const newCounter = await verified({ response: parsed.data, passkey, expectedChallenge, party });
  const { user } = passkey;
  const sessionId = await openSession({
    ...{ user, factor: 'passkey', userAgent, now },
    proof: async (tx) => {
      const counter = newCounter > 0n ? { lt: newCounter } : 0n; // synced passkeys don't count
      const where = { id: passkey.id, counter };
      const used = await tx.passkey.updateMany({ where, data: { counter: newCounter, usedAt: now } });
      return used.count === 1;
    },
  });
  if (!isKnown) await giveNetworkTryBack(networkOf(given.address), now);
  return { user: { id: user.id, email: user.email }, sessionId };
}

type Passkey = NonNullable<Awaited<ReturnType<typeof findPasskey>>>;

async function verified(given: {
  response: z.infer<typeof Assertion>;
  passkey: Passkey;
  expectedChallenge: string;
  party: RelyingParty;
}): Promise<bigint> {
  const { response, passkey, expectedChallenge, party } = given;
  const { credentialId: id, publicKey, counter } = passkey;
  if (response.response.userHandle !== userHandle(passkey.user.id)) throw unknownKey();
  const answer = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge, expectedOrigin: party.origin, expectedRPID: party.id },
    requireUserVerification: true,
    credential: { id, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
  }).catch(() => null); // it throws for everything that does not fit
  if (!answer?.verified) throw unknownKey();
  return BigInt(answer.authenticationInfo.newCounter);
}

function findPasskey(credentialId: string) {
  const user = { select: { id: true, email: true, passwordHash: true, disabledAt: true } };
  return db().passkey.findUnique({
    where: { credentialId },
    select: { id: true, credentialId: true, publicKey: true, counter: true, user },
  });
}

function unknownKey(): Refusal {
  return new Refusal('unauthenticated', 'This passkey is not one of an account here.');
}
