import { doubtsOf } from '@/features/translation/findings/doubts-of';
import type { Doubt } from '@/features/translation/findings/finding';

/** What `doubtsOf` is asked, for one block. */
export type Check = Parameters<typeof doubtsOf>;

/** The doubts of each block, in order; runs in a thread. */
export function answer(checks: Check[]): Doubt[][] {
  return checks.map((check) => doubtsOf(...check));
}
