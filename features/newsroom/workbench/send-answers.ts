import { z } from 'zod';
import { AWAY, headersOf, type To } from '@/features/newsroom/workbench/outbox/send-save';
import type { Answer } from '@/features/newsroom/workbench/schema';

/** An answer that the server will not have, and why. */
export interface NoAnswer {
  answer: Answer;
  message: string;
}

const waiting = new Map<string, readonly Answer[]>();
/** The browser lets no more than 64 kB outlive the page. */
const OUTLIVES = 20_000;
const AT_ONCE = 50;

/**
 * Sends answers to open points; what does not get through goes along with the next, in nobody else's name. One that is
 * refused is let go, so that it holds none of the others up. Answers which those are. Never throws.
 */
export async function sendAnswers(to: To, answers: readonly Answer[]): Promise<NoAnswer[]> {
  const of = `${to.userId}:${to.articleId}`;
  const all = [...(waiting.get(of) ?? []), ...answers];
  waiting.set(of, all);
  const refused: NoAnswer[] = [];
  const isOver = (done: readonly Answer[]) =>
    waiting.set(
      of,
      (waiting.get(of) ?? []).filter((answer) => !done.includes(answer)),
    );
  const queue = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) =>
    all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  for (let some = queue.shift(); some; some = queue.shift()) {
    const told = await tell(to, some);
    if (told === 'away') return refused;
    if (told === 'taken') isOver(some);
    else if (some.length > 1) queue.unshift(...halves(some));
    else if (told !== 'failed') {
      isOver(some);
      refused.push(...some.map((answer) => ({ answer, message: told.message })));
    }
  }
  return refused;
}

/** `failed`: somebody answered, but not in our words; the others are asked for without it. */
async function tell(
  to: To,
  answers: readonly Answer[],
): Promise<'taken' | 'away' | 'failed' | { message: string }> {
  try {
    const body = JSON.stringify({ answers });
    const response = await fetch(`/newsroom/articles/${to.articleId}/points`, {
      ...{ method: 'POST', headers: headersOf(to), body, keepalive: body.length < OUTLIVES },
      redirect: 'manual',
    });
    const { ok, status, type } = response;
    if (ok) return 'taken';
    if (status === 401 || AWAY.has(status) || type === 'opaqueredirect') return 'away';
    const read = z.object({ message: z.string() }).safeParse(await response.json().catch(() => null));
    return status >= 500 || !read.success ? 'failed' : read.data;
  } catch {
    return 'away'; // no line: the answers stay in the list above
  }
}

function halves(answers: readonly Answer[]): Answer[][] {
  const middle = Math.ceil(answers.length / 2);
  return [answers.slice(0, middle), answers.slice(middle)];
}
