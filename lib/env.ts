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
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1')
    .describe('a host name or an IP address'),
  SITE_URL: webAddress(),
  SITE_NAME: z.string().max(100).default('The Limited Times').describe('a name of at most 100 characters'),
  SITE_TIME_ZONE: z.string().refine(isTimeZone).default('UTC').describe('a time zone such as Europe/Berlin'),
  SITE_LANGUAGE: z.string().refine(isLanguage).default('en').describe('a language tag such as en or pt-BR'),
  DATABASE_URL: address(/^postgres(ql)?:$/, 'an address such as postgresql://user:password@host:5432/name'),
  DATABASE_DIRECT_URL: address(
    /^postgres(ql)?:$/,
    'an address such as postgresql://user:password@host:5432/name',
  ),
  DATABASE_POOL: wholeNumber(1, 100, 8),
  WORKER_BEAT_MS: wholeNumber(50, 60_000, 4000),
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
  OIDC_ISSUER: webAddress(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  SMTP_URL: address(/^smtps?:$/, 'an address such as smtp://user:password@host:587'),
  MEDIA_URL: address(
    /^(file|s3):$/,
    'an address such as file:///srv/media or s3://KEY:SECRET@HOST/BUCKET',
  ).refine((url) => !url?.startsWith('s3:') || isBucket(new URL(url))),
  UPLOAD_MB: wholeNumber(1, 1000, 50),
  REDIS_URL: address(/^rediss?:$/, 'an address such as redis://host:6379'),
  TRANSLATION_ENGINE: z
    .enum(['none', 'libretranslate', 'deepl', 'apertium', 'google', 'openai'])
    .default('none')
    .describe('none, libretranslate, deepl, apertium, google or openai'),
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
  INDEXNOW_KEY: z
    .string()
    .regex(/^[\da-zA-Z-]{8,128}$/)
    .optional()
    .describe('8 to 128 letters, digits and dashes'),
  WEBSUB_HUB: webAddress(),
});

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

/** Reads settings from a record, as `env` does from the process. Unknown names are ignored, blank values are absent. */
export function parseEnv(record: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(record).filter(([, value]) => value?.trim()));
  const result = Variables.safeParse(given);
  if (!result.success) throw new Fault('environment', explain(result.error, given));
  const { PORT, HOST, SITE_URL, DATA_DIR, MEDIA_URL } = result.data;
  return {
    ...result.data,
    SITE_URL: SITE_URL ?? `http://${hostInUrl(HOST)}:${PORT}`,
    MEDIA_URL: MEDIA_URL ?? pathToFileURL(join(DATA_DIR, 'media')).href,
  };
}

function explain(error: z.ZodError, given: Record<string, string | undefined>): string {
  const names = new Set(error.issues.map((issue) => issue.path[0] as keyof typeof Variables.shape)); // no nested values
  return [...names]
    .map(
      (name) => `${name} must be ${Variables.shape[name].description ?? 'valid'}${shown(name, given[name])}`,
    )
    .join('\n');
}

function shown(name: string, value: string | undefined): string {
  return /SECRET|KEY|TOKEN|^(DATABASE|DATABASE_DIRECT|SMTP|REDIS|MEDIA)_URL/.test(name)
    ? ''
    : `, not "${value ?? ''}"`;
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
