import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { reasonOf } from '@/lib/errors';
import { log } from '@/lib/log';
import { sendMail } from '@/lib/net/send-mail';

/**
 * Tells somebody by mail, at the address on record, what was changed of how they get in. Nobody waits for it, and what
 * goes wrong is for the log: what changed has changed.
 */
export function tellOwner(userId: number, what: string): void {
  void tell(userId, what).catch((error: unknown) => {
    log().warn({ error, userId }, reasonOf(error));
  });
}

async function tell(userId: number, what: string): Promise<void> {
  const { SITE_NAME, SITE_URL, SMTP_URL } = env();
  if (!SMTP_URL) return;
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const text = `${what}\n\nIf that was not you, tell an admin at once and choose a new password:\n\n${SITE_URL}/newsroom/reset\n`;
  await sendMail({ to: email, subject: `${SITE_NAME}: your account was changed`, text });
}
