import type { Asked } from '@/features/search/schema';
import { single } from '@/lib/pages/search-params';

const FILTERS = ['section', 'source', 'language', 'from', 'to'] as const;

/** What an address of the search page asks for. */
export function readAsked(parameters: Record<string, string | string[] | undefined>): Asked {
  const filters = FILTERS.map((name) => [name, single(parameters[name])] as const);
  const given = filters.filter(([, value]) => value !== undefined);
  return { q: single(parameters.q) ?? '', after: single(parameters.after), ...Object.fromEntries(given) };
}

/** The address of a search, its parameters in the order in which the server keeps them. */
export function searchAddress({ q, after, ...filters }: Asked): string {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  for (const name of FILTERS) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (after) query.set('after', after);
  return query.size > 0 ? `/search?${query.toString()}` : '/search';
}

export function isNarrowed(asked: Asked): boolean {
  return FILTERS.some((name) => asked[name]);
}
