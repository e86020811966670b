import pino from 'pino';
import type { Logger, LoggerOptions } from 'pino';
import { z } from 'zod';
import { env } from '@/lib/env';

const Line = z.looseObject({ time: z.string(), level: z.string(), msg: z.string().default('') });

let logger: Logger | undefined;

/**
 * The log of this process: one JSON object a line in production, plain lines in development. It goes to standard
 * error, since standard output belongs to what a command answers. Errors go under `error`; never log a secret.
 */
export function log(): Logger {
  logger ??= env().NODE_ENV === 'production' ? pino(options(), pino.destination(2)) : plainLogger();
  return logger;
}

const OUTAGE_MS = 60_000;
const outages = new Map<string, { told: number; since: number }>();

/** Tells that something outside is away: at once, then once a minute for as long as it goes on, with how often meanwhile. */
export function tellOutage(what: string, fields: Record<string, unknown>): void {
  const now = Date.now();
  const outage = outages.get(what) ?? { told: -Infinity, since: 0 };
  outages.set(what, outage);
  if (now - outage.told < OUTAGE_MS) {
    outage.since++;
    return;
  }
  log().warn(outage.since > 0 ? { ...fields, times: outage.since + 1 } : fields, what);
  outage.told = now;
  outage.since = 0;
}

function options(): LoggerOptions {
  return {
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: pino.stdSerializers.err },
  };
}

function plainLogger(): Logger {
  return pino({ ...options(), base: null }, { write: (line) => process.stderr.write(plain(line)) });
}

function plain(line: string): string {
  const { time, level, msg, ...rest } = Line.parse(JSON.parse(line));
  const details = Object.keys(rest).length ? ` ${JSON.stringify(rest)}` : '';
  return `${time.slice(11, 19)} ${level.padEnd(5)} ${msg}${details}\n`;
}
