import { type Choice, SaveOutcome } from '@/features/newsroom/saving/schema';
import type { Entry } from '@/features/newsroom/workbench/outbox/outbox';

/** What became of a save. `gone`: nobody was reached, it is sent again. `refused`: the server will not have it. */
export type Reply =
  | { kind: 'saved'; outcome: SaveOutcome }
  | { kind: 'gone' }
  | { kind: 'signed-out' }
  | { kind: 'refused'; message: string };

const PATIENCE = 15_000;

/** Sends one save under its own name. Never throws. */
export async function sendSave(articleId: number, { saveId, change }: Entry): Promise<Reply> {
  return ask(`/newsroom/articles/${articleId}/saves/${saveId}`, 'PUT', change);
}

/** Tells which of two texts goes into the story. */
export async function sendChoice(articleId: number, conflictId: number, choice: Choice): Promise<Reply> {
  return ask(`/newsroom/articles/${articleId}/conflicts/${conflictId}`, 'POST', choice);
}

async function ask(path: string, method: 'PUT' | 'POST', body: unknown): Promise<Reply> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 401) return { kind: 'signed-out' };
    if (response.status >= 500 || response.status === 429 || response.type === 'opaqueredirect')
      return { kind: 'gone' };
    const answer: unknown = await response.json();
    if (response.ok) return { kind: 'saved', outcome: SaveOutcome.parse(answer) };
    return { kind: 'refused', message: messageIn(answer) };
  } catch {
    return { kind: 'gone' }; // no line, no time, or an answer that is not ours: a hotel's sign-in page
  }
}

function messageIn(answer: unknown): string {
  const said = typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : null;
  return typeof said === 'string' ? said : 'The server did not take it.';
}
