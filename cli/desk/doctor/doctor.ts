import type { Command } from 'commander';
import { ill, well, type Check } from '@/cli/desk/doctor/check';
import { examineMachine } from '@/cli/desk/doctor/examine-machine';
import { examineWork } from '@/cli/desk/doctor/examine-work';
import { answer } from '@/cli/print-result';
import { withUnmigratedDatabase } from '@/cli/with-database';
import { databaseUrl } from '@/lib/postgres/database-url';
import { reasonOf } from '@/lib/errors';
import { migrationStatus } from '@/lib/postgres/migrate';

/** `desk doctor`: what is configured, reachable, late or failing, in plain words. Exit 1 when something is not well. */
export function register(command: Command): void {
  command.action(async (_: unknown, self: Command) => {
    const checks = await withUnmigratedDatabase(examine).catch((error: unknown) => [
      database(ill(reasonOf(error))),
    ]);
    answer(
      self,
      { checks },
      checks.map(({ what, well, says }) => `${well ? 'well ' : 'ILL  '} ${what}: ${says}`).join('\n'),
    );
    if (checks.some((check) => !check.well)) process.exitCode = 1;
  });
}

async function examine(): Promise<Check[]> {
  const { applied, pending, newer } = await migrationStatus(databaseUrl());
  const says = `${applied.length} migrations applied, ${pending.length} to apply, ${newer.length} of a newer version`;
  if (pending.length > 0 || newer.length > 0) return [database(ill(says))];
  const seen = [database(well(`answers, ${applied.length} migrations applied`))];
  return [...seen, ...(await examineWork()), ...(await examineMachine())];
}

function database(state: Omit<Check, 'what'>): Check {
  return { what: 'database', ...state };
}
