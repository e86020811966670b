import { db } from '@/lib/db';

/** An outlet with its feeds, their last polls, and what it allowed when; null if there is none. */
export async function getOutlet(slug: string) {
  return db().source.findUnique({
    where: { slug },
    include: {
      section: { select: { name: true, slug: true } },
      licences: { orderBy: [{ validFrom: 'desc' }, { id: 'desc' }], take: 20 },
      feeds: {
        orderBy: { id: 'asc' },
        include: { fetches: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 8 } },
      },
    },
  });
}

export type OutletDetail = NonNullable<Awaited<ReturnType<typeof getOutlet>>>;
