import { LicenceTerms } from '@/features/sources/schema';
import { db } from '@/lib/db';

/** What holds for an outlet that has agreed to nothing: headline and a short excerpt. */
export const NO_TERMS: LicenceTerms = LicenceTerms.parse({
  name: 'Headline and excerpt',
  mayTranslate: true,
});

/** The terms of an outlet at a moment; without any, `NO_TERMS`. */
export async function getLicence(sourceId: number, at: Date): Promise<LicenceTerms> {
  const row = await db().licenceTerms.findFirst({
    where: { sourceId, validFrom: { lte: at }, OR: [{ validUntil: null }, { validUntil: { gt: at } }] },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    omit: { id: true, sourceId: true, validFrom: true, validUntil: true, createdAt: true },
  });
  return row ? LicenceTerms.parse(row) : NO_TERMS;
}

/** Every outlet with its feeds and their condition, for the operator. */
export function listSources() {
  return db().source.findMany({
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, slug: true, name: true, language: true, state: true, fictional: true },
      feeds: {
        orderBy: { id: 'asc' },
        select: {
          ...{ id: true, url: true, format: true, lastFetchedAt: true, lastGoodAt: true, nextFetchAt: true },
          ...{ faultCode: true, faultReason: true, faultSince: true, faultCount: true },
        },
      },
    },
  });
}
