import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { withUnmigratedDatabase } from '@/cli/with-database';
import { mediaStore, openMedia } from '@/features/media/storage/media-store';
import { listSources } from '@/features/sources/queries';
import { db } from '@/lib/db';
import { databaseUrl } from '@/lib/postgres/database-url';
import { env } from '@/lib/env';
import { reasonOf } from '@/lib/errors';
import { migrationStatus } from '@/lib/postgres/migrate';

interface Check {
  what: string;
  well: boolean;
  says: string;
}

/** `desk doctor`: what is configured, reachable, late or failing, in plain words. Exit 1 when something is not well. */
export function register(command: Command): void {
  command.action(async (_: unknown, self: Command) => {
    const checks = await withUnmigratedDatabase(examine).catch((error: unknown) => [
      database(false, reasonOf(error)),
    ]);
    answer(
      self,
      { checks },
      checks.map(({ what, well, says }) => `${well ? 'well ' : 'ILL  '} ${what}: ${says}`).join('\n'),
    );
    if (checks.some((check) => !check.well)) process.exitCode = 1;
  });
}

async function examine(): Promise<Check[]> {
  const { applied, pending, newer } = await migrationStatus(databaseUrl());
  if (pending.length > 0 || newer.length > 0) {
    return [
      database(
        false,
        `${applied.length} migrations applied, ${pending.length} to apply, ${newer.length} of a newer version`,
      ),
    ];
  }
  return [
    database(true, `answers, ${applied.length} migrations applied`),
    engine(),
    await media(),
    await feeds(),
    await queue(),
  ];
}

function database(well: boolean, says: string): Check {
  return { what: 'database', well, says };
}

function engine(): Check {
  const { TRANSLATION_ENGINE, TRANSLATION_URL } = env();
  const none = TRANSLATION_ENGINE === 'none';
  return {
    what: 'translation',
    well: true,
    says: none
      ? 'no engine: items wait'
      : `${TRANSLATION_ENGINE} at ${TRANSLATION_URL ?? 'its usual address'}`,
  };
}

/** Asks for a picture that cannot be there: no answer is the fault. */
async function media(): Promise<Check> {
  const { place } = mediaStore();
  const fault = await openMedia(`${'0'.repeat(64)}/original`).then(
    () => null,
    (error: unknown) => reasonOf(error instanceof Error ? (error.cause ?? error) : error),
  );
  return { what: 'pictures', well: !fault, says: fault ? `${place}: ${fault}` : `in ${place}` };
}

async function feeds(): Promise<Check> {
  const sources = await listSources();
  const ill = sources.flatMap(({ name, feeds }) =>
    feeds.filter((feed) => feed.faultCode).map((feed) => `${name}: ${feed.faultReason ?? ''}`),
  );
  const all = sources.reduce((sum, source) => sum + source.feeds.length, 0);
  return {
    what: 'feeds',
    well: ill.length === 0,
    says: [`${all} feeds of ${sources.length} sources`, ...ill].join('; '),
  };
}

async function queue(): Promise<Check> {
  const [row] = await db().$queryRaw<{ waiting: bigint; dead: bigint }[]>`
    SELECT count(*) FILTER (WHERE attempts < max_attempts) AS waiting, count(*) FILTER (WHERE attempts >= max_attempts) AS dead
    FROM graphile_worker.jobs`;
  return {
    what: 'queue',
    well: !row?.dead,
    says: `${row?.waiting ?? 0} jobs waiting, ${row?.dead ?? 0} given up`,
  };
}
