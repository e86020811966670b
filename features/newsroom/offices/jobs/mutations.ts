import { audit } from '@/features/accounts/audit';
import type { Editor } from '@/features/newsroom/offices/schema';
import { db } from '@/lib/db';
import { dropJobs, retryJobs } from '@/lib/queue/queue-state';

interface Wish {
  ids: string[];
  /** Null: the operator. */
  user: Pick<Editor, 'id' | 'email'> | null;
}

/** Has jobs done again at once, with all their tries. Answers which: a running one, or one that is gone, is not. */
export function replayJobs(wish: Wish): Promise<string[]> {
  return change(wish, 'job.retry', retryJobs);
}

/** Takes jobs out of the queue for good. Answers which: a running one, or one that is gone, is not. */
export function discardJobs(wish: Wish): Promise<string[]> {
  return change(wish, 'job.drop', dropJobs);
}

async function change({ ids, user }: Wish, action: string, verb: typeof retryJobs): Promise<string[]> {
  return db().$transaction(async (tx) => {
    const changed = await verb(tx, ids);
    for (const id of changed) await audit(tx, { actor: user, action, subject: `job:${id}` });
    return changed;
  });
}
