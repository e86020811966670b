import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { Fault } from '@/lib/errors';
import { stripEnd } from '@/lib/text/strip-ends';

// Each description completes the sentence "NAME must be …", which is what an operator reads when a value is wrong.
const Variables = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('development, production or test'),
  PORT: wholeNumber(1, 65_535, 3000),
  HOST: z
    .string()
    .regex(/^(?:[\w-]+(?:\.[\w-]+)*|(?=[\da-f.]*:)[\da-f:.]+)$/i)
    .default('127.0.0.1')
    .describe('a host name or an IP address'),
  SITE_URL: siteAddress(),
  SITE_NAME: z.string().max(100).default('The Limited Times').describe('a name of at most 100 characters'),
  SITE_TIME_ZONE: z.string().refine(isTimeZone).default('UTC').describe('a time zone such as Europe/Berlin'),
  SITE_LANGUAGE: z.string().refine(isLanguage).default('en').describe('a language tag such as en or pt-BR'),
  DATABASE_URL: databaseAddress(),
  DATABASE_DIRECT_URL: databaseAddress(),
  DATABASE_POOL: wholeNumber(1, 100, 8),
  WORKER_BEAT_MS: wholeNumber(50, 7000, 4000), // eight of the longest, and a dead one is found within a minute
  CACHE_MB: wholeNumber(1, 65_536, 256),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path))
    .describe('a folder'),
  DEMO: z
    .enum(['0', '1'])
    .default('1')
    .transform((flag) => flag === '1')
    .describe('0 or 1'),
  AUTH_SECRET: z.string().min(32).optional().describe('at least 32 characters long'),
  SESSION_IDLE_MINUTES: wholeNumber(5, 720, 120),
  OIDC_ISSUER: webAddress(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  SMTP_URL: address(/^smtps?:$/, 'an address such as smtp://user:password@host:587'),
  MEDIA_URL: address(
    /^(file|s3):$/,
    'an address such as file:///srv/media or s3://KEY:SECRET@HOST/BUCKET',
  ).refine((url) => !url || isStore(new URL(url))),
  UPLOAD_MB: wholeNumber(1, 1000, 50),
  UPLOAD_DAY_MB: wholeNumber(1, 1_000_000, 2000),
  TRANSLATION_ENGINE: z
    .enum(['none', 'libretranslate'])
    .default('none')
    .describe('none or libretranslate: there is no adapter for any other engine yet'),
  TRANSLATION_URL: webAddress(),
  TRANSLATION_KEY: z.string().optional(),
  FETCH_ALLOW: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().regex(/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i)))
    .describe('a list of addresses such as 127.0.0.1:4600, separated by commas'),
  TRUST_PROXY: wholeNumber(0, 10, 0),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('trace, debug, info, warn, error, fatal or silent'),
  METRICS_TOKEN: z.string().optional(),
  WEBSUB_HUB: webAddress(),
});

// What the contract names and nothing reads yet, and what other programs would read here: each would be a setting that
// somebody relies on and that does nothing.
const UNREAD: Record<string, string> = {
  REDIS_URL: 'web and worker share PostgreSQL alone',
  INDEXNOW_KEY: 'search engines are not told of new pages yet',
  TRANSLATION_MODELS_URL: 'there is no engine in the box yet',
  TRANSLATION_MEMORY_MB: 'there is no engine in the box yet',
  NEXTAUTH_SECRET: 'set AUTH_SECRET',
  AUTH_URL: 'set SITE_URL',
  PGHOST: 'set DATABASE_URL',
  PGPORT: 'set DATABASE_URL',
  PGDATABASE: 'set DATABASE_URL',
  PGUSER: 'set DATABASE_URL',
  PGPASSWORD: 'set DATABASE_URL',
};

// A name that begins as ours do is meant for us.
const OURS = /^(SITE|TRANSLATION|OIDC|SMTP|MEDIA|WEBSUB|INDEXNOW|FETCH|UPLOAD)_/;

const TOGETHER = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const satisfies (keyof typeof Variables.shape)[][];

/** Every setting, parsed. `DATA_DIR` is absolute; `SITE_URL` has no slash at its end; `TRUST_PROXY` counts proxies. */
export type Environment = Omit<z.infer<typeof Variables>, 'SITE_URL' | 'MEDIA_URL'> & {
  SITE_URL: string;
  MEDIA_URL: string;
};

let parsed: Environment | undefined;

/** The settings of this process, read once. Throws a Fault with one line for each wrong value. */
export function env(): Environment {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Tells next-auth, which reads it from the environment alone, where it lives. */
export function announceSite(): void {
  process.env.NEXTAUTH_URL = env().SITE_URL;
}

/**
 * Reads settings from a record, as `env` does from the process. Blank values are absent; names that are not meant for us
 * are ignored, and those that seem to be and that nothing reads are refused.
 */
export function parseEnv(record: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(record).filter(([, value]) => value?.trim()));
  const result = Variables.safeParse(given);
  const wrong = [
    ...(result.success ? [] : explain(result.error, given)),
    ...Object.keys(given).flatMap(sayUnread),
    ...sayIncomplete(given),
  ];
  if (!result.success || wrong.length > 0) throw new Fault('environment', wrong.join('\n'));
  const { PORT, HOST, SITE_URL, DATA_DIR, MEDIA_URL } = result.data;
  return {
    ...result.data,
    SITE_URL: SITE_URL ?? `http://${hostInUrl(HOST)}:${PORT}`,
    MEDIA_URL: MEDIA_URL ?? pathToFileURL(join(DATA_DIR, 'media')).href,
  };
}

/** The names that are read. */
export function knownNames(): string[] {
  return Object.keys(Variables.shape);
}

function sayUnread(name: string): string[] {
  const known = Object.hasOwn(Variables.shape, name);
  const why = Object.hasOwn(UNREAD, name) ? UNREAD[name] : 'there is no such setting';
  return !known && (Object.hasOwn(UNREAD, name) || OURS.test(name))
    ? [`${name} must not be set, since nothing reads it: ${why}`]
    : [];
}

function sayIncomplete(given: Record<string, string | undefined>): string[] {
  const alone = given.DATABASE_DIRECT_URL && !given.DATABASE_URL;
  const halves = TOGETHER.flatMap((names) => {
    const missing = names.filter((name) => !given[name]);
    return missing.length > 0 && missing.length < names.length
      ? [`${missing.join(' and ')} must be set too: ${names.join(', ')} belong together`]
      : [];
  });
  return [
    ...halves,
    ...(alone ? ['DATABASE_URL must be set too: DATABASE_DIRECT_URL is the way past its pooler'] : []),
  ];
}

function explain(error: z.ZodError, given: Record<string, string | undefined>): string[] {
  const names = new Set(error.issues.map((issue) => issue.path[0] as keyof typeof Variables.shape)); // no nested values
  return [...names].map(
    (name) => `${name} must be ${Variables.shape[name].description ?? 'valid'}${shown(name, given[name])}`,
  );
}

function shown(name: string, value: string | undefined): string {
  const secret = /SECRET|KEY|TOKEN|PASSWORD|^(DATABASE|DATABASE_DIRECT|SMTP|MEDIA)_URL/.test(name);
  return secret || value?.includes('@') ? '' : `, not "${value ?? ''}"`;
}

function wholeNumber(min: number, max: number, otherwise: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .default(otherwise)
    .describe(`a whole number from ${min} to ${max}`);
}

/** The site is a whole host: pages, feeds and cookies know no folder, and what else an address can hold would leak into all. */
function siteAddress() {
  return webAddress()
    .refine((url) => url === undefined || isOrigin(url))
    .describe('an address of scheme, host and port alone, in ASCII, such as https://times.example');
}

function isOrigin(address: string): boolean {
  return /^https?:\/\/(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[a-f\d:.]+\])(?::[1-9]\d{0,4})?$/i.test(address);
}

function databaseAddress() {
  const description = 'an address such as postgresql://user:password@host:5432/name';
  return address(/^postgres(ql)?:$/, description)
    .transform((url) => url?.replace(/(?<=[?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, sayFull))
    .describe(description);
}

/** What node-postgres takes these modes for, said without its warning of three lines; `uselibpqcompat` asks for libpq's. */
function sayFull(mode: string, _: number, url: string): string {
  return url.includes('uselibpqcompat=true') ? mode : 'verify-full';
}

function webAddress() {
  return address(/^https?:$/, 'an address that begins with http:// or https://');
}

function address(protocol: RegExp, description: string) {
  return z
    .string()
    .refine((url) => URL.canParse(url) && protocol.test(new URL(url).protocol))
    .transform((url) => stripEnd(url, /\//))
    .optional()
    .describe(description);
}

/** Whether an address is of a folder on this machine, or of a bucket. */
function isStore(url: URL): boolean {
  return url.protocol === 'file:' ? url.host === '' || url.host === 'localhost' : isBucket(url);
}

/** Whether an `s3:` address names who asks, a host and a bucket, and perhaps folders in it, with plain names. */
function isBucket({ username, password, host, pathname }: URL): boolean {
  return Boolean(username && password && host) && /^(?:\/[\w.-]+)+\/?$/.test(pathname);
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
