import { createTransport } from 'nodemailer';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

/** Sends a plain letter through SMTP_URL; false when there is no mail server. Fault `mail` when it did not take it. */
export async function sendMail(letter: { to: string; subject: string; text: string }): Promise<boolean> {
  const { SMTP_URL, SITE_NAME, SITE_URL } = env();
  if (!SMTP_URL) return false;
  const from = { name: SITE_NAME, address: `newsroom@${new URL(SITE_URL).hostname}` };
  const transport = openTransport(SMTP_URL);
  try {
    await transport.sendMail({ from, ...letter, disableFileAccess: true, disableUrlAccess: true });
  } catch (cause) {
    throw new Fault('mail', 'The mail server did not take the letter.', { cause });
  } finally {
    transport.close();
  }
  return true;
}

/** Signs in to the mail server of SMTP_URL and sends nothing. Fault `mail` when it does not answer or refuses us. */
export async function probeMail(): Promise<void> {
  const { SMTP_URL } = env();
  if (!SMTP_URL) return;
  const transport = openTransport(SMTP_URL);
  try {
    await transport.verify();
  } catch (cause) {
    throw new Fault('mail', 'The mail server does not take letters from us:', { cause });
  } finally {
    transport.close();
  }
}

function openTransport(url: string) {
  const limits = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };
  return createTransport({ url, ...limits });
}
