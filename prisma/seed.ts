import { randomBytes } from 'node:crypto';
import { keepDemoSignIns } from '@/features/accounts/people/demo-sign-ins';
import type { DemoSignIn } from '@/features/accounts/people/demo-sign-ins';
import { createUser } from '@/features/accounts/mutations';
import { Role } from '@/features/accounts/schema';
import { relateArticles } from '@/features/reading/related/relate-articles';
import { addSource } from '@/features/sources/mutations';
import { demoOutlets } from '@/prisma/demo/outlets';
import { demoDesk, demoStories } from '@/prisma/demo/stories';
import { loadStory } from '@/prisma/load-story';
import { LicenceTerms } from '@/features/sources/schema';
import { db } from '@/lib/db';

interface Loaded {
  articles: number;
  signIns: DemoSignIn[];
}

const FULL = LicenceTerms.parse({
  name: 'Written for this demonstration',
  ...{
    mayFetchPages: true,
    mayShowFullText: true,
    mayTranslate: true,
    mayShowPictures: true,
    mayIndex: true,
  },
});
const EXCERPT = LicenceTerms.parse({
  name: 'Headline and excerpt',
  mayTranslate: true,
  excerptCharacters: 400,
});

/**
 * Loads the demo newsroom: invented outlets with their stories, dated back from `now`, and one account for each role,
 * whose passwords are random, answered once and kept in `DATA_DIR/demo-credentials.json`. What is there already stays.
 */
export async function loadDemo({ now }: { now: Date }): Promise<Loaded> {
  const signIns = await addDemoUsers(); // first: the stories went through their hands
  const sources = new Map<string, number>();
  for (const { licence, ...outlet } of demoOutlets) {
    const known = await db().source.findUnique({ where: { slug: outlet.slug } });
    const terms = licence === 'full' ? FULL : EXCERPT;
    const source = known ?? (await addSource({ ...outlet, fictional: true, licence: terms }));
    sources.set(outlet.slug, source.id);
  }
  for (const story of [...demoStories].reverse().concat(demoDesk)) await loadStory({ story, sources, now });
  const published = await db().article.findMany({
    where: { publishedOn: { not: null } },
    select: { id: true },
  });
  await relateArticles(published.map(({ id }) => id));
  return { articles: demoStories.length, signIns };
}

async function addDemoUsers(): Promise<DemoSignIn[]> {
  const signIns: DemoSignIn[] = [];
  for (const role of Role.options) {
    const email = `${role}@demo.example`;
    if (await db().user.findUnique({ where: { email } })) continue;
    const password = randomBytes(15).toString('base64url');
    await createUser({ email, role, password, name: `Demo ${role}` });
    signIns.push({ role, email, password });
  }
  if (signIns.length > 0) keepDemoSignIns(signIns);
  return signIns;
}
