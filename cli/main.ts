import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { printFailure } from '@/cli/print-result';
import { Fault, Refusal } from '@/lib/errors';
import { log } from '@/lib/log';
import { plainReason } from '@/lib/postgres/faults/plain-reason';

/** Every command, loaded only when it is asked for. */
interface Entry {
  name: string;
  summary: string;
  load: () => Promise<(command: Command) => void>;
}

const commands: Entry[] = [
  {
    name: 'parse-feed',
    summary: 'read a feed',
    load: async () => (await import('@/cli/text/parse-feed')).register,
  },
  {
    name: 'extract',
    summary: 'read the article of a page',
    load: async () => (await import('@/cli/text/extract')).register,
  },
  {
    name: 'clean-html',
    summary: 'make HTML safe and cut it into blocks',
    load: async () => (await import('@/cli/text/clean-html')).register,
  },
  {
    name: 'detect-language',
    summary: 'say what language a text is in',
    load: async () => (await import('@/cli/text/detect-language')).register,
  },
  {
    name: 'user',
    summary: 'members of the newsroom',
    load: async () => (await import('@/cli/desk/user')).register,
  },
  {
    name: 'source',
    summary: 'outlets and their feeds',
    load: async () => (await import('@/cli/desk/source')).register,
  },
  {
    name: 'ingest',
    summary: 'poll feeds now',
    load: async () => (await import('@/cli/desk/ingest')).register,
  },
  {
    name: 'translate',
    summary: 'translate what waits',
    load: async () => (await import('@/cli/desk/translate')).register,
  },
  {
    name: 'articles',
    summary: 'list articles',
    load: async () => (await import('@/cli/desk/articles')).register,
  },
  {
    name: 'publish',
    summary: 'show articles to readers',
    load: async () => (await import('@/cli/desk/publish')).register,
  },
  {
    name: 'withdraw',
    summary: 'take an article from readers',
    load: async () => (await import('@/cli/desk/remove')).registerWithdraw,
  },
  {
    name: 'kill',
    summary: 'remove an article for legal reasons',
    load: async () => (await import('@/cli/desk/remove')).registerKill,
  },
  {
    name: 'jobs',
    summary: 'what waits, runs and was given up',
    load: async () => (await import('@/cli/desk/jobs')).register,
  },
  {
    name: 'memory',
    summary: 'what translations were learned, and having them forgotten',
    load: async () => (await import('@/cli/desk/memory')).register,
  },
  {
    name: 'redirect',
    summary: 'where earlier addresses of the site lead',
    load: async () => (await import('@/cli/desk/redirect')).register,
  },
  {
    name: 'seed',
    summary: 'generate articles, for measuring',
    load: async () => (await import('@/cli/desk/seed')).register,
  },
  {
    name: 'migrate',
    summary: 'bring the database up to date',
    load: async () => (await import('@/cli/desk/migrate')).register,
  },
  {
    name: 'backup',
    summary: 'write everything a site is into one file, while it runs',
    load: async () => (await import('@/cli/site/backup')).registerBackup,
  },
  {
    name: 'restore',
    summary: 'put a backup into an empty place',
    load: async () => (await import('@/cli/site/backup')).registerRestore,
  },
  {
    name: 'demo',
    summary: "the demo's sign-ins again",
    load: async () => (await import('@/cli/site/demo')).register,
  },
  {
    name: 'doctor',
    summary: 'what is configured, reachable, late or failing',
    load: async () => (await import('@/cli/desk/doctor/doctor')).register,
  },
];

const desk = new Command('desk')
  .description('The Limited Times: the desk on the command line')
  .option('--json', 'print one JSON value and nothing else')
  .exitOverride()
  .showHelpAfterError('(desk COMMAND --help tells more)');

const asked = process.argv.slice(2).find((word) => !word.startsWith('-'));
for (const { name, summary, load } of commands) {
  const command = desk.command(name).description(summary);
  if (name !== asked) continue;
  (await load())(command);
  acceptJson(command);
}

// A reader that went away, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

// What nobody waits for any more may fail too: the operator reads a sentence all the same.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => process.exit(judge(error)));

try {
  await desk.parseAsync();
} catch (error) {
  process.exitCode = judge(error);
}

/** `--json` may stand at any level, and wrong use is an exit code at each. */
function acceptJson(command: Command): void {
  command.option('--json', 'print one JSON value and nothing else').exitOverride();
  for (const inner of command.commands) acceptJson(inner);
}

/** 0: help was asked for. 1: refused or failed, with a reason. 2: wrong use. Where a bug is, only who debugs is told. */
function judge(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const failure = reasonFor(error);
  if (failure.code === 'failed') tellWhere(error);
  printFailure(process.argv.includes('--json'), failure);
  return 1;
}

function reasonFor(error: unknown): { code: string; reason: string } {
  if (error instanceof Refusal) return { code: error.kind, reason: error.message };
  if (error instanceof Fault) return { code: error.code, reason: error.message };
  if (!(error instanceof z.ZodError)) return { code: 'failed', reason: plainReason(error) };
  const [issue] = error.issues;
  return { code: 'invalid', reason: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() };
}

function tellWhere(error: unknown): void {
  try {
    log().debug({ error }, 'a command failed');
  } catch {
    // The settings are wrong, and that is what failed: nobody knows how much to say.
  }
}
