import { storable } from '@/lib/text/storable';

/** What a route gives its page after the question mark. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The one value of a query parameter; absent, empty and repeated ones, and what no database takes, are all undefined. */
export function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' && storable(value) === value ? value : undefined;
}

/** The address of one page of a list: its first page has no query. */
export function pagePath(path: string, after?: string): string {
  return after ? `${path}?after=${encodeURIComponent(after)}` : path;
}
