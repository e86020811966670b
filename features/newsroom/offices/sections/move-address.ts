import type { Prisma } from '@/generated/prisma/client';
import { Refusal } from '@/lib/errors';

type Tx = Prisma.TransactionClient;

type Reason = 'section moved' | 'section retired';

const FEEDS = ['feed.xml', 'atom.xml', 'feed.json'];

/** The addresses of a section: its page and its feeds. Stories keep the address they were published under. */
export function sectionPaths(slug: string): string[] {
  return [`/${slug}`, ...FEEDS.map((feed) => `/${slug}/${feed}`)];
}

/** One at a time: whoever changes sections waits here for the other. */
export async function holdSections(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('sections'))`;
}

/**
 * Lets the address of a section lead to another, and so whatever led to it, each in a single hop; who is limited to
 * the section, and filters that name it, go along.
 */
export async function moveAddress(tx: Tx, from: string, to: string, reason: Reason): Promise<void> {
  const targets = sectionPaths(to);
  await tx.redirect.deleteMany({ where: { path: { in: targets } } });
  for (const [place, path] of sectionPaths(from).entries()) {
    const leads = { target: targets[place] ?? `/${to}`, status: 301, reason };
    await tx.redirect.updateMany({ where: { target: path }, data: { target: leads.target, reason } });
    await tx.redirect.upsert({ where: { path }, create: { path, ...leads }, update: leads });
  }
  await tx.$executeRaw`
    UPDATE users SET sections = array(SELECT DISTINCT unnest(array_replace(sections, ${from}, ${to})))
    WHERE ${from} = ANY (sections)`;
  await tx.$executeRaw`
    UPDATE saved_filters SET query = regexp_replace(query, ${`([?&]section=)${from}(&|$)`}, ${`\\1${to}\\2`})
    WHERE query LIKE ${`%section=${from}%`}`;
}

/**
 * Makes room at an address that a retired section left. Refusal `invalid` where it leads to another that moved: its
 * readers still come that way.
 */
export async function takeAddress(tx: Tx, slug: string, own?: string): Promise<void> {
  const redirect = await tx.redirect.findUnique({ where: { path: `/${slug}` } });
  if (!redirect) return;
  if (redirect.reason !== ('section retired' satisfies Reason) && redirect.target !== `/${own ?? ''}`)
    throw new Refusal('invalid', `This address leads to ${redirect.target ?? 'nothing any more'}.`, 'slug');
  await tx.redirect.deleteMany({ where: { path: { in: sectionPaths(slug) } } });
}
