/** Where a newest-first list goes on: after this moment, and at the same moment after this id. */
export interface Cursor {
  at: Date;
  id: number;
}

const LATEST = new Date('9999-12-31T23:59:59.999Z'); // later ones Postgres can't read from ISO 8601

/** A cursor as it stands in an address: milliseconds since 1970 and the id, both in base 36. */
export function writeCursor({ at, id }: Cursor): string {
  return `${at.getTime().toString(36)}.${id.toString(36)}`;
}

/** The cursor an address holds, or null when it holds something else. */
export function readCursor(text: string): Cursor | null {
  const [, at, id] = /^([\da-z]{1,10})\.([\da-z]{1,7})$/.exec(text) ?? [];
  if (at === undefined || id === undefined) return null;
  const cursor = { at: new Date(parseInt(at, 36)), id: parseInt(id, 36) };
  if (cursor.id > 2_147_483_647 || cursor.at > LATEST) return null;
  return writeCursor(cursor) === text ? cursor : null; // one spelling, so one page
}
