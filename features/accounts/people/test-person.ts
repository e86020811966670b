import { createUser } from '@/features/accounts/mutations';
import type { Actor } from '@/features/accounts/policy';
import type { Role } from '@/features/accounts/schema';

let made = 0;

/** Somebody with an account, as the newsroom knows who asks; of all sections and languages. */
export async function makePerson(role: Role, name = 'Ada'): Promise<Actor & { name: string; email: string }> {
  const email = `person-${(made += 1)}@paper.example`;
  const { id } = await createUser({ email, name, role, password: 'river stone lamp seventeen' });
  return { id, email, name, role, sections: [], languages: [] };
}
