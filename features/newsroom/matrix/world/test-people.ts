import { Role } from '@/features/accounts/schema';
import type { Actor } from '@/features/accounts/policy';
import { cookieOf } from '@/features/newsroom/matrix/test-request';
import { db } from '@/lib/db';

/** Somebody with an account and a session that holds. */
export interface Person extends Actor {
  name: string;
  email: string;
  sessionId: string;
  cookie: string;
}

/** Where somebody may work: everywhere, or not where the subjects of these tests are. */
export const LIMITS = {
  everywhere: {},
  'in another section': { sections: ['sport'] },
  'in another language': { languages: ['de'] },
} as const;
export type Limit = keyof typeof LIMITS;

/** One of each role and limit, and a colleague whose things are somebody else's. */
export interface People {
  of: (role: Role, limit?: Limit) => Person;
  colleague: Person;
}

export async function makePeople(passwordHash: string | null = null): Promise<People> {
  const made = new Map<string, Person>();
  for (const role of Role.options)
    for (const [limit, given] of Object.entries(LIMITS)) {
      const name = `${role} ${limit}`;
      made.set(name, await makePerson({ role, name, passwordHash, ...given }));
    }
  const colleague = await makePerson({ role: 'editor', name: 'A colleague', passwordHash });
  return {
    colleague,
    of(role, limit = 'everywhere') {
      const person = made.get(`${role} ${limit}`);
      if (!person) throw new Error(`nobody is ${role} ${limit}`);
      return person;
    },
  };
}

async function makePerson(given: {
  role: Role;
  name: string;
  passwordHash: string | null;
  sections?: readonly string[];
  languages?: readonly string[];
}): Promise<Person> {
  const { sections = [], languages = [] } = given;
  const email = `${given.name.replaceAll(' ', '.')}@paper.example`;
  const soon = new Date(Date.now() + 3600_000);
  const user = await db().user.create({
    data: {
      ...given,
      ...{ email, sections: [...sections], languages: [...languages] },
      // Seen in an hour: so that being here is no change of a row.
      sessions: { create: { seenAt: soon, expiresAt: soon } },
    },
    include: { sessions: true },
  });
  const sessionId = user.sessions[0]?.id ?? '';
  return { ...user, sessionId, cookie: await cookieOf(user.id, sessionId) };
}
