import { hashToken, networkMark } from '@/features/accounts/secrets';
import { isPassword } from '@/features/accounts/hash-password';
import { type Factors, FACTORS, hasSecondFactor } from '@/features/accounts/second-factor/queries';
import { deviceOf } from '@/features/accounts/sign-in/known-device';
import { giveTurnBack, giveTurnsBack, giveTurnsOfAllBack, takeTurn } from '@/lib/net/take-turn';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Credentials {
  email: string;
  password: string;
  /** The client's network, as `networkOf` names it. */
  network: string;
  /** What the browser brought as the mark of a device somebody got in with. */
  device?: string;
  now: Date;
}

/** Who proved to know the password. */
export interface Proven {
  id: number;
  email: string;
  name: string;
  /** What was proven: the hash of the password, which a change of it makes worthless. */
  passwordHash: string | null;
  hasSecondFactor: boolean;
}

const WINDOW_MS = 15 * 60_000;
const MOST_BY_DEVICE = 10;
const MOST_BY_PAIR = 10;
const MOST_BY_NETWORK = 50;
const MOST_BY_ACCOUNT = 300; // of all strangers together: a long password stands that for longer than we do
const LONGEST = 500;

/**
 * Whose e-mail address and password these are. Known, unknown and disabled accounts are answered alike, after the same
 * work. Refusal `unauthenticated` when they are nobody's; `conflict` when whoever asks has had their tries. Tries cost
 * who guesses: an account and a network together have ten in a quarter of an hour, a network fifty, and a device that
 * this person got in with before has ten of its own, whatever others do. An account that does not exist has as many.
 */
export async function checkCredentials(given: Credentials): Promise<Proven> {
  const { email, password, now } = given;
  const user = email.length <= LONGEST ? await findUser(email) : null;
  const device = user && deviceOf(given.device ?? '', { userId: user.id, now });
  const giveBack = device ? await takeDeviceTry(device, now) : await takeStrangersTry(given);
  const isFirst = Boolean(device);
  const right = await isPassword(password.slice(0, LONGEST), user?.passwordHash ?? null, { isFirst });
  if (!user || !right || user.disabledAt) {
    throw new Refusal('unauthenticated', 'This is not the address and password of an account here.');
  }
  await giveBack();
  return provenAs(user);
}

async function takeDeviceTry(device: string, now: Date): Promise<() => Promise<void>> {
  const key = `sign-in:device:${device}`;
  if (!(await takeTurn({ key, most: MOST_BY_DEVICE, windowMs: WINDOW_MS, now }))) throw tooMany();
  return () => giveTurnsBack(key);
}

async function takeStrangersTry({ email, network, now }: Credentials): Promise<() => Promise<void>> {
  const { pairs, whole } = keysOf(email);
  const pair = `${pairs}${networkMark(network)}`;
  await takeNetworkTry(network, now);
  if (!(await takeTurn({ key: pair, most: MOST_BY_PAIR, windowMs: WINDOW_MS, now }))) throw tooMany();
  if (!(await takeTurn({ key: whole, most: MOST_BY_ACCOUNT, windowMs: WINDOW_MS, now }))) throw tooMany();
  return async () => {
    await Promise.all([
      giveTurnsBack(pair),
      giveTurnBack({ key: whole, windowMs: WINDOW_MS, now }),
      giveNetworkTryBack(network, now),
    ]);
  };
}

/** Gives an account the tries back that strangers took: whoever guessed a password guessed at one that is no more. */
export async function forgiveTries(email: string): Promise<void> {
  const { pairs, whole } = keysOf(email);
  await Promise.all([giveTurnsBack(whole), giveTurnsOfAllBack(pairs)]);
}

function keysOf(email: string) {
  const account = hashToken(email.trim().toLowerCase().slice(0, LONGEST));
  return { pairs: `sign-in:pair:${account}:`, whole: `sign-in:account:${account}` };
}

/** What is known of a person who proved to be this one. */
export function provenAs(user: Omit<Proven, 'hasSecondFactor'> & Factors): Proven {
  const { id, email, name, passwordHash } = user;
  return { id, email, name, passwordHash, hasSecondFactor: hasSecondFactor(user) };
}

/** Counts a try of a network, whatever it tries. Refusal `conflict` after fifty in a quarter of an hour. */
export async function takeNetworkTry(network: string, now: Date): Promise<void> {
  const turn = { key: networkKey(network), most: MOST_BY_NETWORK, windowMs: WINDOW_MS, now };
  if (!(await takeTurn(turn))) throw tooMany();
}

/** A try that was right counts for nothing: a whole newsroom may sign in from one network. */
export function giveNetworkTryBack(network: string, now: Date): Promise<void> {
  return giveTurnBack({ key: networkKey(network), windowMs: WINDOW_MS, now });
}

function networkKey(network: string): string {
  return `sign-in:network:${networkMark(network)}`;
}

function tooMany(): Refusal {
  return new Refusal(
    'conflict',
    'Too many tries. Wait a quarter of an hour, or ask an admin for a new password.',
  );
}

function findUser(email: string) {
  const select = {
    id: true,
    email: true,
    name: true,
    passwordHash: true,
    disabledAt: true,
    ...FACTORS,
  };
  return db().user.findUnique({ where: { email: email.trim() }, select });
}
