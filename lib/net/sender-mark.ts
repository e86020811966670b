import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

interface Salt {
  day: string;
  bytes: Buffer;
}

// Pages and server are two module graphs in one process (see lib/render): one salt for both.
const home = globalThis as typeof globalThis & { timesSenderSalt?: Salt };

/**
 * Tells the senders of a day apart without saying who they are: a hash of the network they come from (an IPv6 /64 is one
 * household) and of `detail`, keyed by a salt that changes at midnight UTC and lives in this process's memory only. Once
 * it is gone nobody, ourselves included, can find an address again.
 */
export function senderMark({
  address,
  detail = '',
  now,
}: {
  address: string;
  detail?: string;
  now: Date;
}): string {
  const text = `${networkOf(address)}\n${detail}`;
  return createHmac('sha256', saltOf(now.toISOString().slice(0, 10)))
    .update(text)
    .digest('base64url')
    .slice(0, 22);
}

function saltOf(day: string): Buffer {
  if (home.timesSenderSalt?.day !== day) home.timesSenderSalt = { day, bytes: randomBytes(32) };
  return home.timesSenderSalt.bytes;
}

/** The network an address belongs to: the address itself, or of IPv6 the /64 that is one household. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%', 1)[0] ?? '';
  if (!isIPv6(plain)) return plain;
  const groups = new URL(`http://[${plain}]`).hostname.slice(1, -1); // in its one short form
  const [head = '', tail = ''] = groups.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const zeros = groups.includes('::') ? Array<string>(8 - front.length - back.length).fill('0') : [];
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}
