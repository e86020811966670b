import type { Check } from '@/features/translation/findings/apart/answer-checks';
import { checkElsewhere } from '@/features/translation/findings/apart/check-apart';
import type { Doubt } from '@/features/translation/findings/finding';
import { ThreadPool } from '@/lib/threads/thread-pool';

/** Has the checks of this process run in a thread of their own; it begins with the first text. */
export function openChecks(): void {
  const threads = new ThreadPool<Check[], Doubt[][]>({
    ...{ module: new URL('./answer-checks.ts', import.meta.url), threads: 1, memoryMb: 128, idleMs: 300_000 },
  });
  checkElsewhere((checks) => threads.ask(checks, 'This story'));
}
