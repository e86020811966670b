import { mostBytes } from '@/features/newsroom/library/upload/tus-uploads';
import { env } from '@/lib/env';
import { requireRoom } from '@/features/newsroom/library/upload/require-room';
import { Refusal } from '@/lib/errors';
import { tellOutage } from '@/lib/log';
import { isOutage } from '@/lib/postgres/faults/kinds';

/** The file of a plain form, sent without script. Refusal `invalid` when it is too large, or none. */
export async function fileIn(request: Request, user: { id: number }): Promise<Buffer> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  // A little more than the file: the form around it. Without a length nobody knows how much there is to hold.
  if (!(length <= mostBytes() + 10_000)) throw refused(`The file is larger than ${env().UPLOAD_MB} MB.`);
  await requireRoom({ user, bytes: length, now: new Date() });
  const form = await request.formData().catch(() => {
    throw refused('The form arrived cut off. Send it again.');
  });
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) throw refused('Choose a picture first.');
  return Buffer.from(await file.arrayBuffer());
}

function refused(message: string): Refusal {
  return new Refusal('invalid', message, 'file');
}

const STATUSES: Record<Refusal['kind'], number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
};

/**
 * Runs what answers a program of ours: a Refusal becomes `{message}` under the status of its kind. While the database is
 * away or full it answers 503: what was sent is asked for again.
 */
export async function answeringPrograms(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal)
      return Response.json({ message: error.message }, { status: STATUSES[error.kind] });
    if (!isOutage(error)) throw error;
    tellOutage('a picture found no database; it can be sent on', { error });
    const message = 'The database is away for a moment. What arrived of the picture is kept.';
    return Response.json({ message }, { status: 503, headers: { 'Retry-After': '1' } });
  }
}

/** Where a form keeps, for ten seconds, why it was refused: a cookie that the page it leads back to reads. */
export const REFUSED = { upload: 'newsroom.upload-refused', replace: 'newsroom.replace-refused' } as const;

/** Runs what answers a plain form: on to where `work` says, or back to `page` with the reason. */
export async function answeringForms(
  { page, form }: { page: string; form: keyof typeof REFUSED },
  work: () => Promise<string>,
): Promise<Response> {
  try {
    return sentOn(await work());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reason = encodeURIComponent(error.message);
    return sentOn(page, `${REFUSED[form]}=${reason}; Path=${page}; Max-Age=10; HttpOnly; SameSite=Strict`);
  }
}

function sentOn(to: string, cookie?: string): Response {
  const headers = { Location: to, ...(cookie && { 'Set-Cookie': cookie }) };
  return new Response(null, { status: 303, headers });
}
