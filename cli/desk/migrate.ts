import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { withUnmigratedDatabase } from '@/cli/with-database';
import { directUrl } from '@/lib/postgres/database-url';
import { tellStatus, unfitReason } from '@/lib/postgres/judge-status';
import { migrate, migrationStatus } from '@/lib/postgres/migrate';
import { migrateQueue } from '@/lib/queue/migrate-queue';

/** `desk migrate`, `desk migrate status`: brings the database up to date, or says how it stands. */
export function register(command: Command): void {
  command.action(async (_: unknown, self: Command) => {
    const applied = await withUnmigratedDatabase(async () => {
      const names = await migrate(directUrl());
      await migrateQueue();
      return names;
    });
    answer(self, { applied }, applied.length > 0 ? applied.join('\n') : 'nothing to apply');
  });
  command
    .command('status')
    .description('what is applied and what is not')
    .action(async (_: unknown, self: Command) => {
      const status = await withUnmigratedDatabase(() => migrationStatus(directUrl()));
      const unfit = unfitReason(status);
      answer(self, status, [tellStatus(status), ...(unfit ? [unfit] : [])].join('\n'));
    });
}
