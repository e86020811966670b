import { z } from 'zod';
import { requireCode } from '@/features/accounts/second-factor/check-code';
import { FACTORS, isWithoutFactor } from '@/features/accounts/second-factor/queries';
import { hashToken, seal, unseal } from '@/features/accounts/secrets';
import { checkCredentials, type Proven, provenAs } from '@/features/accounts/sign-in/check-credentials';
import { type Factor, openSession } from '@/features/accounts/sign-in/sessions';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { networkOf } from '@/lib/net/sender-mark';

type Asked = Pick<Attempt, 'userAgent' | 'now'>;

interface Attempt {
  email: string;
  password: string;
  code: string;
  /** From the first step: stands for a password that was right. */
  ticket?: string;
  address: string;
  /** What the browser brought as the mark of a known device. */
  device?: string;
  userAgent: string;
  now: Date;
}

/** In, with a session begun, or half-way: the password was right and a code is wanted, with the ticket. */
export type Entered =
  { step: 'in'; user: { id: number; email: string }; sessionId: string } | { step: 'code'; ticket: string };

const Ticket = z.object({ id: z.number(), proof: z.string(), until: z.number() });

/** How long the second step can wait. */
export const TICKET_MS = 5 * 60_000;

/** Signs in by e-mail address and password, and by a code where the account has a second factor. Refusals as of both. */
export async function signIn(attempt: Attempt): Promise<Entered> {
  const { email, password, code, ticket, address, device, now } = attempt;
  const proven = ticket
    ? await fromTicket(ticket, now)
    : await checkCredentials({ email, password, network: networkOf(address), device, now });
  if (!proven.hasSecondFactor) return enterAs(proven, 'password', attempt);
  if (!code.trim()) {
    if (ticket) throw new Refusal('invalid', 'The code from your app is needed, or a recovery code.', 'code');
    return { step: 'code', ticket: ticketFor(proven, now) };
  }
  await requireCode({ userId: proven.id, code, now });
  return begin(proven, 'totp', attempt);
}

/** Lets somebody in by one factor, or answers the ticket for the second step when their account has two. */
export async function enterAs(user: Proven, factor: Factor, asked: Asked): Promise<Entered> {
  if (user.hasSecondFactor) return { step: 'code', ticket: ticketFor(user, asked.now) };
  return begin(user, factor, asked);
}

async function begin(user: Proven, factor: Factor, { userAgent, now }: Asked): Promise<Entered> {
  const proof = (tx: Prisma.TransactionClient) =>
    factor === 'totp' ? Promise.resolve(true) : isWithoutFactor(tx, user.id); // one may be new since
  return { step: 'in', user, sessionId: await openSession({ user, factor, userAgent, now, proof }) };
}

function ticketFor({ id, passwordHash }: Proven, now: Date): string {
  const proof = hashToken(passwordHash ?? '');
  return seal(JSON.stringify({ id, proof, until: now.getTime() + TICKET_MS }), 'sign-in ticket');
}

async function fromTicket(sealed: string, now: Date): Promise<Proven> {
  const opened = unseal(sealed, 'sign-in ticket');
  const ticket = opened ? Ticket.parse(JSON.parse(opened)) : null;
  const user =
    ticket && ticket.until > now.getTime()
      ? await db().user.findFirst({
          where: { id: ticket.id, disabledAt: null },
          include: { _count: FACTORS._count },
        })
      : null;
  if (!ticket || !user || hashToken(user.passwordHash ?? '') !== ticket.proof) {
    throw new Refusal(
      'unauthenticated',
      'That took longer than five minutes. Begin again with the password.',
    );
  }
  return provenAs(user);
}
