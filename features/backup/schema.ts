import { z } from 'zod';

/** Raised when older programs could not read what newer ones write. */
export const FORMAT = 1;

const Name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

/** The first entry of a backup: what it is of, and how it is read. */
export const Manifest = z.object({
  format: z.literal(FORMAT),
  id: z.uuid(),
  takenAt: z.coerce.date(),
  /** Of the program that wrote it. */
  version: z.string(),
  postgres: z.string(),
  withMedia: z.boolean(),
  /** Applied to the database, oldest first. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: Name, columns: z.array(Name).min(1) })),
  sequences: z.array(z.object({ name: Name, last: z.string().regex(/^-?\d+$/) })),
  /** From the environment, where a backup can't put them back: shown where they differ. */
  settings: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** The last entry: without it the file was cut. */
export const End = z.object({
  /** How many came before it. */
  entries: z.int(),
  /** SHA-256 of all that the checksum lists say. */
  sum: z.string(),
  finishedAt: z.coerce.date(),
  rows: z.record(Name, z.int()),
  pictures: z.int(),
  jobs: z.int(),
});
export type End = z.infer<typeof End>;

/** Where things are in a backup, which is an ordinary tar file. */
export const ENTRY = {
  manifest: 'manifest.json',
  end: 'end.json',
  jobs: 'queue/jobs',
  table: (name: string) => `tables/${name}`,
  key: (name: string) => `keys/${name}`,
  picture: (key: string) => `media/${key}`,
} as const;

// No segment begins with a point, so that none leads out of the place where it is put.
const NAMED =
  /^(?:manifest\.json|end\.json|(?:checksums|queue|tables|keys|media)(?:\/\w[\w.-]{0,200}){1,3})$/;

/** Whether a backup of ours could hold an entry of this name. Whoever sends a file could name one that leads elsewhere. */
export function isEntryName(name: string): boolean {
  return NAMED.test(name) && !name.includes('..');
}

/** `tables/NAME/000001.gz` → `tables/NAME`. */
export function folderOf(entry: string): string {
  return entry.slice(0, entry.lastIndexOf('/'));
}

/** Told what is being done, as often as it likes. */
export type Progress = (words: string) => void;
