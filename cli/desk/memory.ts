import { type Command, InvalidArgumentError, Option } from 'commander';
import { answer } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import { audit } from '@/features/accounts/audit';
import {
  dropMemory,
  listMemory,
  type MemoryFilter,
  type MemoryGroup,
} from '@/features/translation/memory/manage-memory';
import { db } from '@/lib/db';

/** `desk memory list` and `memory drop`: what translations were learned of whom, and having them forgotten. */
export function register(command: Command): void {
  filtered(command.command('list'), 'what was learned, by engine and languages').action(
    async (filter: MemoryFilter, self: Command) => {
      const groups = await withDatabase(() => listMemory(onlyFilter(filter)));
      answer(self, { groups }, inWords(groups));
    },
  );
  filtered(command.command('drop'), 'have it forgotten; stories keep their texts')
    .option('--all', 'everything that was ever learned')
    .option('--dry-run', 'only say how much it would be')
    .action(async ({ all, dryRun, ...given }: MemoryFilter & Wish, self: Command) => {
      const filter = onlyFilter(given);
      if (!all && Object.keys(filter).length === 0)
        self.error('error: say which engine, languages, origin or time, or --all', { code: 'desk.use' });
      const segments = await withDatabase(() => (dryRun ? countSegments(filter) : drop(filter)));
      const words = segments === 1 ? '1 segment' : `${segments} segments`;
      answer(self, { dropped: dryRun ? 0 : segments, segments }, `${words} ${dryRun ? 'fit' : 'forgotten'}`);
    });
}

interface Wish {
  all?: boolean;
  dryRun?: boolean;
}

function filtered(command: Command, description: string): Command {
  return command
    .description(description)
    .option('--engine <name>', 'of this engine, in any version or the one named')
    .option('--from <language>', 'of texts in this language')
    .option('--to <language>', 'into this language')
    .addOption(new Option('--origin <origin>', 'of whom').choices(['machine', 'human']))
    .option('--since <time>', 'learned at this time or later', timeFrom)
    .option('--until <time>', 'learned before this time', timeFrom);
}

/** The filter alone: commander gives the other options along. */
function onlyFilter({ engine, from, to, origin, since, until }: MemoryFilter): MemoryFilter {
  const given = { engine, from, to, origin, since, until };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function timeFrom(word: string): Date {
  const time = new Date(word);
  if (!/^\d{4}-\d\d-\d\d/.test(word) || Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('It must be a time such as 2026-11-28 or 2026-11-28T09:30Z.');
  return time;
}

async function countSegments(filter: MemoryFilter): Promise<number> {
  const groups = await listMemory(filter);
  return groups.reduce((sum, { segments }) => sum + segments, 0);
}

/** Written down before the first is forgotten: what is killed on the way was done too. */
async function drop(filter: MemoryFilter): Promise<number> {
  const { since, until, ...words } = filter;
  const detail = {
    ...words,
    ...(since ? { since: since.toISOString() } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
  await db().$transaction((tx) =>
    audit(tx, { actor: null, action: 'memory.drop', subject: 'memory', detail }),
  );
  return dropMemory(filter);
}

function inWords(groups: MemoryGroup[]): string {
  if (groups.length === 0) return 'The memory holds nothing of that kind.';
  return groups
    .map(({ engine, origin, from, to, segments, oldest, newest }) => {
      const who = origin === 'human' ? 'people' : engine;
      const days = [oldest, newest].map((time) => time.toISOString().slice(0, 10)).join(' to ');
      return `${String(segments).padStart(9)}  ${from} → ${to}  ${who}  ${days}`;
    })
    .join('\n');
}
