import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { idFrom } from '@/cli/read-number';
import { withDatabase } from '@/cli/with-database';
import { licencePreset, licencePresetNames } from '@/features/sources/licence-presets';
import { addSource, setSourceState } from '@/features/sources/mutations';
import { listSources } from '@/features/sources/queries';
import { LicenceTerms, type NewSource } from '@/features/sources/schema';
import { Refusal } from '@/lib/errors';

interface AddOptions extends Omit<NewSource, 'feeds' | 'licence'> {
  feed: string[];
  licence?: string;
}

/** `desk source add | list | pause | resume`: outlets, their feeds and what they allow. */
export function register(command: Command): void {
  command
    .command('add')
    .description('add an outlet')
    .requiredOption('--name <name>', 'as it writes itself')
    .requiredOption('--language <tag>', 'the language it writes in, such as de or pt-BR')
    .option('--feed <url...>', 'its feeds', [])
    .option('--licence <file|preset>', `what it allows: a JSON file, or ${licencePresetNames.join(', ')}`)
    .option('--section <slug>', 'where its stories go', 'world')
    .option('--slug <slug>', 'its address on our site')
    .option('--romanised-name <name>', 'its name in Latin letters')
    .option('--city <city>')
    .option('--country <code>', 'such as DE')
    .option('--time-zone <zone>', 'such as Europe/Berlin', 'UTC')
    .option('--homepage <url>')
    .action(async ({ feed, licence, ...source }: AddOptions, self: Command) => {
      const terms = licence === undefined ? null : await readLicence(licence);
      const added = await withDatabase(() => addSource({ ...source, feeds: feed, licence: terms }));
      answer(
        self,
        { ...added, ...source, feeds: feed, licence: terms },
        `source ${added.id}: ${source.name}`,
      );
    });
  command
    .command('list')
    .description('every outlet and how its feeds are')
    .action(async (_: unknown, self: Command) => {
      const sources = await withDatabase(listSources);
      answer(self, { sources }, sources.map(inOneLine).join('\n'));
    });
  for (const [verb, state] of [
    ['pause', 'paused'],
    ['resume', 'active'],
  ] as const) {
    command
      .command(verb)
      .argument('<id>', 'of the outlet', idFrom)
      .description(`${verb} polling an outlet`)
      .action(async (id: number, _: unknown, self: Command) => {
        await withDatabase(() => setSourceState(id, state));
        answer(self, { id, state }, `source ${id} is ${state}`);
      });
  }
}

type ListedSource = Awaited<ReturnType<typeof listSources>>[number];

function inOneLine({ id, name, language, state, feeds }: ListedSource): string {
  const faults = feeds.flatMap(({ faultReason }) => (faultReason ? [faultReason] : []));
  return [`${id}`.padStart(5), language.padEnd(7), state.padEnd(7), name, ...faults].join('  ');
}

/** A preset's name, or a JSON file of terms as `LicenceTerms` describes them. */
async function readLicence(given: string): Promise<LicenceTerms> {
  if (!given.includes('/') && !given.endsWith('.json')) return licencePreset(given);
  const text = await readFile(given, 'utf8').catch(() => {
    throw new Refusal('invalid', `The licence file ${given} can't be read.`, 'licence');
  });
  const parsed = LicenceTerms.safeParse(parseJson(text, given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(
    'invalid',
    `${given}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    'licence',
  );
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid', `${file} is not JSON.`, 'licence');
  }
}
