import type { FormState } from '@/features/accounts/form-state';
import { env } from '@/lib/env';
import { reasonOf } from '@/lib/errors';
import { log } from '@/lib/log';
import { sendMail } from '@/lib/net/send-mail';

interface Link {
  to: string;
  link: string;
  /** As in "your invitation". */
  what: string;
  holds: string;
  /** What happened before, for who gets the letter. */
  why?: string;
}

/** Sends a link by mail; without a mail server, or when it refuses, the link is for the admin to pass on. */
export async function sendLink({ to, link, what, holds, why }: Link): Promise<FormState> {
  const subject = `${env().SITE_NAME}: your ${what}`;
  const text = `${why ? `${why}\n\n` : ''}Your ${what}:\n\n${link}\n\nIt works once, within ${holds}.\n`;
  const sent = await sendMail({ to, subject, text }).catch((error: unknown) => {
    log().warn({ error }, reasonOf(error));
    return false;
  });
  if (sent) return { said: `The ${what} is on its way to ${to}.` };
  return { said: `Pass this ${what} on to ${to}. It works once, within ${holds}.`, shown: [link] };
}
