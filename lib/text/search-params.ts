/** What a route gives its page after the question mark. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The one value of a query parameter; absent, empty and repeated ones are all undefined. */
export function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
