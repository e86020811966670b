import { LicenceTerms, NewSource } from '@/features/sources/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { slugify } from '@/lib/text/slug';

/** Adds an outlet with its feeds and terms. Refusal `conflict` when its slug or one of its feeds is known already. */
export async function addSource(given: NewSource): Promise<{ id: number; slug: string }> {
  const { feeds, licence, section, slug, ...source } = NewSource.parse(given);
  const filed = await db().section.findUnique({ where: { slug: section } });
  if (!filed) throw new Refusal('invalid', `There is no section “${section}”.`, 'section');
  const known = await db().feed.findFirst({ where: { url: { in: feeds } }, include: { source: true } });
  if (known)
    throw new Refusal('conflict', `The feed ${known.url} belongs to ${known.source.name} already.`, 'feed');
  try {
    return await db().source.create({
      data: {
        ...source,
        slug:
          slug ??
          (slugify(source.romanisedName ?? source.name) || (await freeSlug(`outlet-${source.language}`))),
        sectionId: filed.id,
        feeds: { create: feeds.map((url) => ({ url })) },
        // The first terms hold for whatever the outlet published before we knew it.
        licences: licence ? { create: { ...licence, validFrom: new Date(0) } } : undefined,
      },
      select: { id: true, slug: true },
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new Refusal(
      'conflict',
      `There is a source with the name or a feed of ${source.name} already.`,
      'name',
    );
  }
}

/** Stops or resumes the polling of an outlet. */
export async function setSourceState(id: number, state: 'active' | 'paused'): Promise<void> {
  const { count } = await db().source.updateMany({ where: { id }, data: { state } });
  if (count === 0) throw new Refusal('not-found', `There is no source ${id}.`);
}

/** New terms from now on. Its feeds are read afresh under them, and every page that shows the outlet is rendered again. */
export async function setLicence(sourceId: number, terms: LicenceTerms): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.licenceTerms.create({ data: { sourceId, ...LicenceTerms.parse(terms) } });
    await tx.feed.updateMany({ where: { sourceId }, data: { etag: null, lastModified: null } });
  });
}

/** A slug for an outlet whose name has no Latin letters: `outlet-uk`, `outlet-uk-2`, … */
async function freeSlug(wanted: string): Promise<string> {
  const base = slugify(wanted);
  const rows = await db().source.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let number = 2, slug = base; ; slug = `${base}-${number++}`) if (!taken.has(slug)) return slug;
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
