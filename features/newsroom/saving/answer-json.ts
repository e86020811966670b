import { z } from 'zod';
import { authorise, authorisePoll } from '@/features/accounts/current-user';
import type { SignedIn } from '@/features/accounts/sign-in/sessions';
import { namePlaces } from '@/features/newsroom/saving/refusing/name-places';
import { NotTaken, type Refused } from '@/features/newsroom/saving/refusing/not-taken';
import { SENDER } from '@/features/newsroom/saving/schema';
import { storable } from '@/lib/text/storable';
import { Refusal, type RefusalKind } from '@/lib/errors';
import { tellOutage } from '@/lib/log';
import { isFull, isOutage } from '@/lib/postgres/faults/kinds';

/** Longest change, in bytes as sent. */
const LONGEST = 2_000_000;
const STATUS: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
};

/**
 * For programs in our own pages: a signed-in person's question, answered as JSON; a Refusal as `{message, field,
 * refused}`, where `refused` names every place of a change that can't be taken, each with its reason. While the
 * database is away or full it answers 503: that is no fault of what was sent.
 */
export function answerJson(work: Work): Promise<Response> {
  return answer(() => authorise('newsroom.enter'), work);
}

/** The same for what a page asks by itself, again and again: it keeps no session from ending. */
export function answerPoll(work: Work): Promise<Response> {
  return answer(() => authorisePoll('newsroom.enter'), work);
}

type Work = (user: SignedIn) => Promise<unknown>;

async function answer(who: () => Promise<SignedIn>, work: Work): Promise<Response> {
  try {
    return Response.json(await work(await who()));
  } catch (error) {
    if (error instanceof TooLong) return Response.json({ message: error.message }, { status: 413 });
    if (error instanceof z.ZodError) {
      const [issue] = error.issues;
      return Response.json({ message: issue?.message ?? 'This could not be read.' }, { status: 422 });
    }
    if (!(error instanceof Refusal)) return answerFault(error);
    const { message, field, kind } = error;
    const refused = error instanceof NotTaken ? error.refused : placesOfField(error);
    return Response.json({ message, field, refused }, { status: STATUS[kind] });
  }
}

function answerFault(error: unknown): Response {
  if (!isOutage(error)) throw error;
  tellOutage('a save found no database, or no room in it; the browser keeps it and asks again', { error });
  const why = isFull(error) ? 'The disk of the server is full.' : 'The database is away for a moment.';
  const message = `${why} It is asked again by itself.`;
  return Response.json({ message }, { status: 503, headers: { 'Retry-After': '1' } });
}

/**
 * Refusal `unauthenticated` where a page sends in the name of somebody who is signed in no more: at a computer for two,
 * what one of them typed never goes out as the other's.
 */
export function requireSender(request: Request, { id }: { id: number }): void {
  const sender = request.headers.get(SENDER);
  if (sender !== null && sender !== String(id))
    throw new Refusal('unauthenticated', 'Somebody else is signed in here now. Sign in again to send this.');
}

function placesOfField({ field, message }: Refusal): Refused[] {
  return field === undefined ? [] : [{ place: `field:${field}`, message }];
}

class TooLong extends Error {
  override message = 'A change holds at most 2 MB. Save a shorter piece first.';
}

/** What was sent, if it is what was expected. Throws what `answerJson` answers. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  if (Number(request.headers.get('content-length')) > LONGEST) throw new TooLong();
  let body = '';
  const decoder = new TextDecoder();
  for await (const chunk of request.body ?? []) {
    body += decoder.decode(chunk, { stream: true });
    if (body.length > LONGEST) throw new TooLong();
  }
  const sent = parse(body);
  const read = schema.safeParse(sent);
  if (read.success) return read.data;
  const refused = namePlaces(sent, read.error);
  throw refused.length > 0 ? new NotTaken('invalid', refused) : read.error;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
  } catch {
    throw new Refusal('invalid', 'This is not JSON.');
  }
}

/** A number in an address, or Refusal `not-found`. */
export function idFrom(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('not-found', 'There is no such article.');
  return Number(text);
}
