import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { hashToken, seal, unseal } from '@/features/accounts/secrets';
import { takeTurn } from '@/lib/net/take-turn';
import { Refusal } from '@/lib/errors';

/** What is proven with it: who one is, or that a new passkey is made by this account. */
export type Purpose = 'sign-in' | `add:${number}`;

/** For how long a challenge can be answered. */
export const CHALLENGE_MS = 10 * 60_000;

const Sealed = z.object({ challenge: z.string(), until: z.number() });

/** A number to be signed, and the same sealed: for a cookie, so that no other browser can answer in its place. */
export function newChallenge(purpose: Purpose, now: Date): { challenge: string; sealed: string } {
  const challenge = randomBytes(32).toString('base64url');
  const until = now.getTime() + CHALLENGE_MS;
  return { challenge, sealed: seal(JSON.stringify({ challenge, until }), `passkey ${purpose}`) };
}

/** The challenge this browser was given, once. Refusal `unauthenticated` when it has none, an old or a used one. */
export async function takeChallenge(given: { sealed: string; purpose: Purpose; now: Date }): Promise<string> {
  const { sealed, purpose, now } = given;
  const opened = unseal(sealed, `passkey ${purpose}`);
  const { challenge, until } = opened ? Sealed.parse(JSON.parse(opened)) : { challenge: '', until: 0 };
  // Counted in the hour in which it ends, whenever it is used: the turn of an hour must not give it another.
  const turn = { key: `passkey:${hashToken(challenge)}`, most: 1, windowMs: 3600_000, now: new Date(until) };
  if (until > now.getTime() && (await takeTurn(turn))) return challenge;
  throw new Refusal('unauthenticated', 'That took too long, or was used before. Try once more.');
}
