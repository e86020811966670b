import { closeDb } from '@/lib/db';
import { loadDemo } from '@/prisma/seed';
import type { SignIn } from '@/prisma/seed';

/** Loads the demo newsroom into the empty database and answers its sign-ins. */
export async function fillWithDemo(): Promise<SignIn[]> {
  try {
    return (await loadDemo({ now: new Date() })).signIns;
  } finally {
    await closeDb();
  }
}
