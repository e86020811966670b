import { authSecret, hashToken } from '@/features/accounts/secrets';
import { isPassword } from '@/features/accounts/hash-password';
import { giveTurnsBack, takeTurn } from '@/features/accounts/take-turn';
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
  await takeTry({ key, network, now });
  const user = email.length <= LONGEST ? await findUser(email) : null;
  const right = await isPassword(password.slice(0, LONGEST), user?.passwordHash ?? null);
  if (!user || !right || user.disabledAt) {
    throw new Refusal('unauthenticated', 'This is not the address and password of an account here.');
  }
  await giveTurnsBack(key);
  const { id, name, passwordHash, totpConfirmedAt } = user;
  return { id, email: user.email, name, passwordHash, hasSecondFactor: totpConfirmedAt !== null };
}

/** Counts a guess before it is looked at. */
async function takeTry({ key, network, now }: { key: string; network: string; now: Date }): Promise<void> {
  const byNetwork = {
    key: `sign-in:network:${hashToken(`${authSecret()}${network}`)}`,
    most: MOST_BY_NETWORK,
    windowMs: WINDOW_MS,
    now,
  };
  const byAccount = { key, most: MOST_BY_ACCOUNT, windowMs: WINDOW_MS, now };
  if ((await takeTurn(byNetwork)) && (await takeTurn(byAccount))) return;
  throw new Refusal(
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
    totpConfirmedAt: true,
  };
  return db().user.findUnique({ where: { email: email.trim() }, select });
}
