import { hashOf, isHashOf } from '@/features/accounts/passwords/hash-thread';

let nobody: Promise<string> | undefined;

/** The argon2id hash of a password, as a PHC string with its salt. */
export function hashPassword(password: string): Promise<string> {
  return hashOf(password.normalize('NFKC'));
}

/**
 * Whether a password is the one that was hashed. Without a hash it is not, after the same work. `isFirst`: before all
 * who wait, for somebody who was here before.
 */
export async function isPassword(
  password: string,
  hashed: string | null,
  { isFirst }: { isFirst?: boolean } = {},
): Promise<boolean> {
  const known = hashed ?? (await (nobody ??= hashPassword('nobody has this password')));
  const same = await isHashOf({ hashed: known, password: password.normalize('NFKC'), isFirst });
  return same && hashed !== null;
}
