import { createTransport } from 'nodemailer';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

/** Sends a plain letter through SMTP_URL; false when there is no mail server. Fault `mail` when it did not take it. */
export async function sendMail(letter: { to: string; subject: string; text: string }): Promise<boolean> {
  const { SMTP_URL, SITE_NAME, SITE_URL } = env();
  if (!SMTP_URL) return false;
  const from = { name: SITE_NAME, address: `newsroom@${new URL(SITE_URL).hostname}` };
  const limits = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };
  const transport = createTransport({ url: SMTP_URL, ...limits });
  try {
    await transport.sendMail({ from, ...letter, disableFileAccess: true, disableUrlAccess: true });
  } catch (cause) {
    throw new Fault('mail', 'The mail server did not take the letter.', { cause });
  } finally {
    transport.close();
  }
  return true;
}
