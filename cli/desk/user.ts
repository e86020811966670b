import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import { createUser } from '@/features/accounts/mutations';
import { NewUser } from '@/features/accounts/schema';
import { Refusal } from '@/lib/errors';

interface Options {
  email: string;
  role: string;
  name?: string;
  password?: string;
}

/** `desk user create`: adds a member of the newsroom. Without a password a random one is made and told once. */
export function register(command: Command): void {
  command
    .command('create')
    .description('add a member of the newsroom')
    .requiredOption('--email <address>')
    .requiredOption('--role <role>', 'translator, editor, publisher or admin')
    .option('--name <name>')
    .option('--password <password>', 'at least 15 characters')
    .action(async ({ email, role, name, password }: Options, self: Command) => {
      const made = password ?? randomBytes(15).toString('base64url');
      const parsed = NewUser.safeParse({ email, role, name: name ?? email.split('@')[0], password: made });
      if (!parsed.success) throw refusal(parsed.error.issues[0]);
      const user = await withDatabase(() => createUser(parsed.data));
      const told = password === undefined ? { ...user, password: made } : user;
      answer(self, told, `${user.role} ${user.email}${password === undefined ? `, password ${made}` : ''}`);
    });
}

function refusal(issue: { path: PropertyKey[]; message: string } | undefined): Refusal {
  const field = String(issue?.path[0] ?? '');
  return new Refusal('invalid', `${field} ${issue?.message ?? 'is wrong'}`, field);
}
