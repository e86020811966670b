import { makeReset } from '@/features/accounts/passwords/mutations';
import { hashToken, networkMark } from '@/features/accounts/secrets';
import { takeTurn } from '@/lib/net/take-turn';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { reasonOf, Refusal } from '@/lib/errors';
import { log } from '@/lib/log';
import { networkOf } from '@/lib/net/sender-mark';
import { sendMail } from '@/lib/net/send-mail';

interface Asked {
  email: string;
  address: string;
  now: Date;
}

const WINDOW_MS = 3600_000;
const MOST_BY_ADDRESS = 3;
const MOST_BY_NETWORK = 20;

/**
 * Counts a wish for a new password. What is answered does the same work for known and unknown addresses; the letter is
 * `send`, for after the answer. An address that had its three letters in an hour gets no more, and nobody is told.
 * Refusal `conflict` when a network asked twenty times in an hour.
 */
export async function askForReset({ email, address, now }: Asked): Promise<{ send: () => Promise<void> }> {
  const network = networkMark(networkOf(address));
  if (!(await takeTurn({ key: `reset:network:${network}`, most: MOST_BY_NETWORK, windowMs: WINDOW_MS, now })))
    throw new Refusal('conflict', 'Too many letters were asked for. Wait an hour, or ask an admin.');
  const to = email.trim().slice(0, 254);
  const key = `reset:address:${hashToken(to.toLowerCase())}`;
  const isWanted = await takeTurn({ key, most: MOST_BY_ADDRESS, windowMs: WINDOW_MS, now });
  return {
    send: async () => {
      if (isWanted) await sendReset(to, now);
    },
  };
}

/** Nobody waits for this any more: what goes wrong is for the log. */
async function sendReset(email: string, now: Date): Promise<void> {
  try {
    const select = { id: true, email: true };
    const user = await db().user.findFirst({ where: { email, disabledAt: null }, select });
    if (!user) return;
    const link = await makeReset({ userId: user.id, actor: user, now });
    const lines = [
      'Somebody, probably you, asked for a new password. Choose it here, once, within two hours:',
      link,
      'If it was not you, do nothing: your password stays as it is.',
    ];
    const subject = `${env().SITE_NAME}: a new password`;
    await sendMail({ to: user.email, subject, text: `${lines.join('\n\n')}\n` });
  } catch (error) {
    log().warn({ error }, reasonOf(error));
  }
}
