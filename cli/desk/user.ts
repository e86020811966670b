import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import { createUser } from '@/features/accounts/mutations';
import { invite } from '@/features/accounts/people/invitations';
import { Invited, NewUser } from '@/features/accounts/schema';
import { Refusal } from '@/lib/errors';

interface Options {
  email: string;
  role: string;
  name?: string;
  password?: string;
}

/** `desk user create`: adds a member of the newsroom. Without a password it invites them and prints the link. */
export function register(command: Command): void {
  command
    .command('create')
    .description('add a member of the newsroom')
    .requiredOption('--email <address>')
    .requiredOption('--role <role>', 'translator, editor, publisher or admin')
    .option('--name <name>')
    .option(
      '--password <password>',
      'at least 15 characters; without one a link is printed that lets them choose it',
    )
    .action(async ({ email, role, name = email.split('@')[0], password }: Options, self: Command) => {
      if (password === undefined) {
        const invited = parsed(Invited.safeParse({ email, role, name }));
        const link = await withDatabase(() => invite({ invited, actor: null, now: new Date() }));
        answer(self, { ...invited, invitation: link }, `${invited.role} ${invited.email}, invited: ${link}`);
        return;
      }
      const given = parsed(NewUser.safeParse({ email, role, name, password }));
      const user = await withDatabase(() => createUser(given));
      answer(self, user, `${user.role} ${user.email}`);
    });
}

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };

function parsed<T>(result: Parsed<T>): T {
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = String(issue?.path[0] ?? '');
  throw new Refusal('invalid', `${field} ${issue?.message ?? 'is wrong'}`, field);
}
