import { authSecret, hashToken } from '@/features/accounts/secrets';
import { isPassword } from '@/features/accounts/hash-password';
import { type Factors, FACTORS, hasSecondFactor } from '@/features/accounts/second-factor/queries';
import { giveTurnBack, giveTurnsBack, takeTurn } from '@/features/accounts/take-turn';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Credentials {
  email: string;
  password: string;
  /** The client's network, as `networkOf` names it. */
  network: string;
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
const MOST_BY_ACCOUNT = 10;
const MOST_BY_NETWORK = 50;
const LONGEST = 500;

/**
 * Whose e-mail address and password these are. Known, unknown and disabled accounts are answered alike, after the same
 * work. Refusal `unauthenticated` when they are nobody's; `conflict` when an account or a network had its ten or fifty
 * tries in a quarter of an hour: an account that does not exist has as many.
 */
export async function checkCredentials({ email, password, network, now }: Credentials): Promise<Proven> {
  const key = accountKey(email);
  await takeNetworkTry(network, now);
  if (!(await takeTurn({ key, most: MOST_BY_ACCOUNT, windowMs: WINDOW_MS, now }))) throw tooMany();
  const user = email.length <= LONGEST ? await findUser(email) : null;
  const right = await isPassword(password.slice(0, LONGEST), user?.passwordHash ?? null);
  if (!user || !right || user.disabledAt) {
    throw new Refusal('unauthenticated', 'This is not the address and password of an account here.');
  }
  await giveTurnsBack(key);
  await giveNetworkTryBack(network, now);
  return provenAs(user);
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
  return `sign-in:network:${hashToken(`${authSecret()}${network}`)}`;
}

function tooMany(): Refusal {
  return new Refusal(
    'conflict',
    'Too many tries. Wait a quarter of an hour, or ask an admin for a new password.',
  );
}

function accountKey(email: string): string {
  return `sign-in:account:${hashToken(email.trim().toLowerCase().slice(0, LONGEST))}`;
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
