import { z } from 'zod';
import { AWAY, headersOf, type To } from '@/features/newsroom/workbench/outbox/send-save';
import { Answer } from '@/features/newsroom/workbench/schema';

/** An answer that the server will not have, and why. */
export interface NoAnswer {
  answer: Answer;
  message: string;
}

/** Where the browser keeps nothing: until the page is closed. */
const inMemory = new Map<string, readonly Answer[]>();
/** The browser lets no more than 64 kB outlive the page. */
const OUTLIVES = 20_000;
const AT_ONCE = 50;

const nameOf = ({ userId, articleId }: To) => `newsroom-answers:${userId}:${articleId}`;

/** Answers that did not get through, also before the page was closed; of this person, to this story. */
export function waitingAnswers(to: To): readonly Answer[] {
  const name = nameOf(to);
  try {
    const kept = localStorage.getItem(name);
    return kept === null ? (inMemory.get(name) ?? []) : z.array(Answer).parse(JSON.parse(kept));
  } catch {
    return inMemory.get(name) ?? []; // no storage here, or what an earlier version of ours left
  }
}

function keep(to: To, answers: readonly Answer[]): void {
  const name = nameOf(to);
  inMemory.set(name, answers);
  try {
    localStorage.removeItem(name); // where there is no room for the new list, the old one is not taken for it
    if (answers.length > 0) localStorage.setItem(name, JSON.stringify(answers));
  } catch {
    // no storage, or it is full: they are kept for as long as the page is open
  }
}

/**
 * Sends answers to open points; what does not get through goes along with the next, in nobody else's name. One that is
 * refused is let go, so that it holds none of the others up. Answers which those are. Never throws.
 */
export async function sendAnswers(to: To, answers: readonly Answer[]): Promise<NoAnswer[]> {
  const all = [...waitingAnswers(to), ...answers];
  keep(to, all);
  const refused: NoAnswer[] = [];
  const isOver = (done: readonly Answer[]) => {
    const over = new Set(done.map((answer) => JSON.stringify(answer)));
    keep(
      to,
      waitingAnswers(to).filter((answer) => !over.has(JSON.stringify(answer))),
    );
  };
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
