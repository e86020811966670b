import { z } from 'zod';
import { type Choice, Draft, SaveOutcome, SENDER } from '@/features/newsroom/saving/schema';
import type { Entry } from '@/features/newsroom/workbench/outbox/outbox';
import type { Verdict } from '@/features/newsroom/workbench/outbox/set-aside';

/**
 * What became of a save. `gone`: it is sent again; `failed` where somebody answered, but not in our words: a fault of the
 * server, a page of a proxy. `refused`: the server will not have it.
 */
export type Reply =
  | { kind: 'saved'; outcome: SaveOutcome }
  | { kind: 'gone'; failed?: true }
  | { kind: 'signed-out' }
  | ({ kind: 'refused' } & Verdict);

const Answer = z.object({
  message: z.string(),
  refused: z.array(z.object({ place: z.string(), message: z.string() })).default([]),
});
/** Nobody is there, or not now: says nothing about what was sent. */
export const AWAY = new Set([408, 425, 429, 502, 503, 504]);

const PATIENCE = 15_000;

/** Where something goes, and in whose name: the cookie may be a colleague's by now. */
export interface To {
  articleId: number;
  userId: number;
}

/** Sends one save under its own name. Never throws. */
export async function sendSave(to: To, { saveId, change }: Entry): Promise<Reply> {
  return ask(to, `saves/${saveId}`, { method: 'PUT', body: change });
}

/** The story as it stands on the server for this person; null when it is not to be had. */
export async function readDraft(articleId: number): Promise<Draft | null> {
  try {
    const response = await fetch(`/newsroom/articles/${articleId}/draft`);
    return response.ok ? Draft.parse(await response.json()) : null;
  } catch {
    return null; // no line: it is asked again another time
  }
}

/** Tells which of two texts goes into the story. */
export async function sendChoice(to: To, conflictId: number, choice: Choice): Promise<Reply> {
  return ask(to, `conflicts/${conflictId}`, { method: 'POST', body: choice });
}

/** The headers of what is sent in somebody's name. */
export function headersOf({ userId }: To): Record<string, string> {
  return { 'Content-Type': 'application/json', [SENDER]: String(userId) };
}

async function ask(
  to: To,
  what: string,
  { method, body }: { method: 'PUT' | 'POST'; body: unknown },
): Promise<Reply> {
  try {
    const response = await fetch(`/newsroom/articles/${to.articleId}/${what}`, {
      method,
      headers: headersOf(to),
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 401) return { kind: 'signed-out' };
    if (AWAY.has(response.status) || response.type === 'opaqueredirect') return { kind: 'gone' };
    if (response.ok) return { kind: 'saved', outcome: SaveOutcome.parse(await response.json()) };
    return await readRefusal(response);
  } catch {
    return { kind: 'gone' }; // no line, no time, or an answer that is not ours: a hotel's sign-in page
  }
}

async function readRefusal(response: Response): Promise<Reply> {
  const { status } = response;
  const answer = await response.json().then(
    (json: unknown) => Answer.safeParse(json).data,
    () => undefined,
  );
  if (status === 413)
    return { kind: 'refused', message: answer?.message ?? 'This is too long.', refused: [], whole: false };
  // Another's save came between: it is sent again. A fault, or a proxy's own page, is asked a few times more.
  if (!answer || status >= 500 || status === 409) return { kind: 'gone', failed: true };
  const whole = (status === 403 || status === 404) && answer.refused.length === 0;
  return { kind: 'refused', ...answer, whole };
}
