import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { withUnmigratedDatabase } from '@/cli/with-database';
import { databaseUrl } from '@/lib/postgres/database-url';
import { migrate, migrationStatus } from '@/lib/postgres/migrate';
import { migrateQueue } from '@/lib/queue';

/** `desk migrate`, `desk migrate status`: brings the database up to date, or says how it stands. */
export function register(command: Command): void {
  command.action(async (_: unknown, self: Command) => {
    const applied = await withUnmigratedDatabase(async () => {
      const names = await migrate(databaseUrl());
      await migrateQueue();
      return names;
    });
    answer(self, { applied }, applied.length > 0 ? applied.join('\n') : 'nothing to apply');
  });
  command
    .command('status')
    .description('what is applied and what is not')
    .action(async (_: unknown, self: Command) => {
      const status = await withUnmigratedDatabase(() => migrationStatus(databaseUrl()));
      const { applied, pending, newer } = status;
      answer(
        self,
        status,
        `${applied.length} applied, ${pending.length} to apply, ${newer.length} unknown to this version`,
      );
    });
}
