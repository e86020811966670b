import type { Credit } from '@/features/articles/schema';
import { licencePreset } from '@/features/sources/licence-presets';
import { addSource } from '@/features/sources/mutations';
import { db } from '@/lib/db';
import { slugify } from '@/lib/text/slug';
import { Chance } from './chance';
import { inventedOutlets, type InventedOutlet } from './words/outlets';
import { makeName, makePlace } from './words/english';

/** A name with its row: what a story's byline or topic list points at. */
export interface Named {
  id: number;
  slug: string;
  name: string;
}

/** Everybody and everything that generated stories share. */
export interface Cast {
  sections: Named[];
  outlets: (InventedOutlet & { id: number })[];
  people: Named[];
  agencies: Named[];
  topics: Named[];
}

const PEOPLE = 60;
const TOPICS = 40;
const AGENCIES = ['Northwire (invented)', 'Agence Lagune (invented)', 'Presswerk (invented)'];

/** Stores the cast, or finds the one of an earlier run: it is the same for every seed. */
export async function storeCast(): Promise<Cast> {
  const chance = new Chance(1, 1);
  const sections = await db().section.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, slug: true, name: true },
  });
  const outlets: Cast['outlets'] = [];
  for (const [number, outlet] of inventedOutlets.entries()) {
    outlets.push({ ...outlet, id: await storeOutlet(outlet, sections[number % sections.length]?.slug) });
  }
  const people = namesFrom(PEOPLE, () => makeName(chance));
  const topics = namesFrom(TOPICS, () => makePlace(chance));
  const agencies = AGENCIES.map((name) => ({ name, slug: slugify(name) }));
  await db().person.createMany({ data: people, skipDuplicates: true });
  await db().topic.createMany({ data: topics, skipDuplicates: true });
  await db().agency.createMany({
    data: agencies.map((agency) => ({ ...agency, codes: [] })),
    skipDuplicates: true,
  });
  const rowsOf = (named: { slug: string }[]) => ({
    where: { slug: { in: named.map(({ slug }) => slug) } },
    orderBy: { slug: 'asc' } as const,
  });
  return {
    ...{ sections, outlets },
    people: await db().person.findMany(rowsOf(people)),
    agencies: await db().agency.findMany(rowsOf(agencies)),
    topics: await db().topic.findMany(rowsOf(topics)),
  };
}

/** How a byline stands in a published revision. */
export function creditOf(kind: 'person' | 'agency', { name, slug }: Named): Credit {
  return { kind, name, slug };
}

async function storeOutlet({ open, ...outlet }: InventedOutlet, section = 'world'): Promise<number> {
  const known = await db().source.findUnique({ where: { slug: outlet.slug } });
  if (known) return known.id;
  const licence = licencePreset(open ? 'full' : 'excerpt');
  const { id } = await addSource({
    ...outlet,
    section,
    licence,
    homepage: `https://${outlet.slug}.example`,
    fictional: true,
  });
  // The terms are as old as the stories, or none of them could have been taken.
  await db().licenceTerms.updateMany({ where: { sourceId: id }, data: { validFrom: new Date(0) } });
  return id;
}

function namesFrom(most: number, make: () => string): { slug: string; name: string }[] {
  const named = Array.from({ length: most }, make).map(
    (name) => [slugify(name), { name, slug: slugify(name) }] as const,
  );
  return [...new Map(named).values()];
}
