import type { Role } from '@/features/accounts/schema';
import type { Asked } from '@/features/newsroom/workflow/take-step';
import { db } from '@/lib/db';

let made = 0;

/** Somebody of the newsroom, without a way to sign in. */
export function makePerson(role: Role, { name = `${role} ${(made += 1)}` } = {}): Promise<Asked['user']> {
  const email = `${role}-${(made += 1)}@paper.example`;
  const select = { id: true, name: true, role: true, sections: true, languages: true };
  return db().user.create({ data: { email, name, role }, select });
}
