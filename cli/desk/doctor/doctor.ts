import type { Command } from 'commander';
import { ill, well, type Check } from '@/cli/desk/doctor/check';
import { examineMachine } from '@/cli/desk/doctor/examine-machine';
import { examineWork } from '@/cli/desk/doctor/examine-work';
import { answer } from '@/cli/print-result';
import { withUnmigratedDatabase } from '@/cli/with-database';
import { directUrl } from '@/lib/postgres/database-url';
import { Fault, reasonOf } from '@/lib/errors';
import { tellStatus, unfitReason } from '@/lib/postgres/judge-status';
import { migrationStatus } from '@/lib/postgres/migrate';

/** `desk doctor`: what is configured, reachable, late or failing, in plain words. Exit 1 when something is not well. */
export function register(command: Command): void {
  command.action(async (_: unknown, self: Command) => {
    const checks = await withUnmigratedDatabase(examine).catch((error: unknown) => [
      { what: isAboutSettings(error) ? 'settings' : 'database', ...ill(reasonOf(error)) },
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
  const status = await migrationStatus(directUrl());
  const unfit = unfitReason(status);
  if (unfit) return [database(ill(`${unfit} (${tellStatus(status)})`))];
  const seen = [database(well(`answers; migrations: ${tellStatus(status)}`))];
  return [...seen, ...(await examineWork()), ...(await examineMachine())];
}

function isAboutSettings(error: unknown): boolean {
  return error instanceof Fault && error.code === 'environment';
}

function database(state: Omit<Check, 'what'>): Check {
  return { what: 'database', ...state };
}
