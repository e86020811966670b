import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { demoSignInLines, readDemoSignIns } from '@/features/accounts/people/demo-sign-ins';
import { Refusal } from '@/lib/errors';

/** `desk demo`: the sign-ins of the demo newsroom again. Needs no database. */
export function register(command: Command): void {
  command.action((_: unknown, self: Command) => {
    const signIns = readDemoSignIns();
    if (signIns.length === 0)
      throw new Refusal(
        'not-found',
        'There are no demo sign-ins here: the demo was not loaded into this DATA_DIR.',
      );
    answer(self, signIns, demoSignInLines(signIns));
  });
}
