import { z } from 'zod';
import { Identity, linkIdentity, tellLinked } from '@/features/accounts/oidc/link-identity';
import { requireCode } from '@/features/accounts/second-factor/check-code';
import { FACTORS, isWithoutFactor } from '@/features/accounts/second-factor/queries';
import { hashToken, seal, unseal } from '@/features/accounts/secrets';
import { checkCredentials, type Proven, provenAs } from '@/features/accounts/sign-in/check-credentials';
import { type Factor, openSession } from '@/features/accounts/sign-in/sessions';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { networkOf } from '@/lib/net/sender-mark';

interface Asked extends Pick<Attempt, 'userAgent' | 'now'> {
  /** What the account is linked to once its owner is in. */
  identity?: Identity;
}

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

const Ticket = z.object({
  ...{ id: z.number(), proof: z.string(), until: z.number() },
  identity: Identity.optional(),
});

/** How long the second step can wait. */
export const TICKET_MS = 5 * 60_000;

/** Signs in by e-mail address and password, and by a code where the account has a second factor. Refusals as of both. */
export async function signIn(attempt: Attempt): Promise<Entered> {
  const { email, password, code, ticket, address, device, now } = attempt;
  const network = networkOf(address);
  const { identity, ...proven } = ticket
    ? await fromTicket(ticket, now)
    : { ...(await checkCredentials({ email, password, network, device, now })), identity: undefined };
  if (!proven.hasSecondFactor) return enterAs(proven, 'password', attempt);
  if (!code.trim()) {
    if (ticket) throw new Refusal('invalid', 'The code from your app is needed, or a recovery code.', 'code');
    return { step: 'code', ticket: ticketFor(proven, { now }) };
  }
  await requireCode({ userId: proven.id, code, network, device, now });
  return begin(proven, 'totp', { ...attempt, identity });
}

/** Lets somebody in by one factor, or answers the ticket for the second step when their account has two. */
export async function enterAs(user: Proven, factor: Factor, asked: Asked): Promise<Entered> {
  if (user.hasSecondFactor) return { step: 'code', ticket: ticketFor(user, asked) };
  return begin(user, factor, asked);
}

async function begin(user: Proven, factor: Factor, { userAgent, now, identity }: Asked): Promise<Entered> {
  const done = { linked: false };
  const proof = async (tx: Prisma.TransactionClient) => {
    if (factor !== 'totp' && !(await isWithoutFactor(tx, user.id))) return false; // one may be new since
    const link = identity ? await linkIdentity(tx, { user, identity }) : 'known';
    done.linked = link === 'new'; // by the last try, where it took several
    return link !== false;
  };
  const sessionId = await openSession({ user, factor, userAgent, now, proof });
  if (identity && done.linked) tellLinked(user.id, identity);
  return { step: 'in', user, sessionId };
}

function ticketFor({ id, passwordHash }: Proven, { now, identity }: Pick<Asked, 'now' | 'identity'>): string {
  const proof = hashToken(passwordHash ?? '');
  return seal(JSON.stringify({ id, proof, until: now.getTime() + TICKET_MS, identity }), 'sign-in ticket');
}

async function fromTicket(sealed: string, now: Date): Promise<Proven & Pick<Asked, 'identity'>> {
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
  return { ...provenAs(user), identity: ticket.identity };
}
