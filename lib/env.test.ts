import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownNames, parseEnv } from '@/lib/env';
import { reasonOf } from '@/lib/errors';

function complaint(record: Record<string, string>): string {
  try {
    parseEnv(record);
  } catch (error) {
    return reasonOf(error);
  }
  return '';
}

describe('settings', () => {
  it('have a default for everything that a newcomer does not set', () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      SITE_URL: 'http://127.0.0.1:3000',
      SITE_NAME: 'The Limited Times',
      SITE_TIME_ZONE: 'UTC',
      DEMO: true,
      FETCH_ALLOW: [],
      TRANSLATION_ENGINE: 'none',
    });
  });

  it('treat a blank value as an absent one', () => {
    expect(parseEnv({ PORT: ' ', SITE_NAME: '' })).toMatchObject({
      PORT: 3000,
      SITE_NAME: 'The Limited Times',
    });
  });

  it('make the data folder absolute and keep media below it', () => {
    const { DATA_DIR, MEDIA_URL } = parseEnv({ DATA_DIR: '/srv/../srv/times' });
    expect([DATA_DIR, MEDIA_URL]).toEqual(['/srv/times', 'file:///srv/times/media']);
  });

  it('name a bucket, who asks for it and nothing of the secret', () => {
    const bucket = 's3://KEY:SECRET@s3.eu-central-1.amazonaws.com/news?region=x';
    expect(parseEnv({ MEDIA_URL: bucket }).MEDIA_URL).toBe(bucket);
    for (const wrong of ['s3://KEY:hunter2@host', 's3://minio.local/news', 's3://KEY:hunter2@host/a%20b'])
      expect(() => parseEnv({ MEDIA_URL: wrong })).toThrow(
        /^MEDIA_URL must be an address such as file:.*BUCKET$/,
      );
  });

  it('give an address that a browser can open when the host is a wildcard or IPv6', () => {
    expect(parseEnv({ HOST: '0.0.0.0', PORT: '80' }).SITE_URL).toBe('http://127.0.0.1:80');
    expect(parseEnv({ HOST: '::', PORT: '80' }).SITE_URL).toBe('http://[::1]:80');
    expect(parseEnv({ SITE_URL: 'https://times.example/' }).SITE_URL).toBe('https://times.example');
  });

  it('ask a database for TLS as strictly as it is done', () => {
    const asked = (query: string) =>
      parseEnv({ DATABASE_URL: `postgresql://db/times?${query}` }).DATABASE_URL;
    expect(asked('a=b&sslmode=require')).toBe('postgresql://db/times?a=b&sslmode=verify-full');
    expect(asked('sslmode=require&uselibpqcompat=true')).toContain('sslmode=require&');
    expect(asked('sslmode=disable')).toContain('sslmode=disable');
  });

  it('split the list of addresses that may be fetched', () => {
    expect(parseEnv({ FETCH_ALLOW: '127.0.0.1:4600, [::1]:80 feeds.test' }).FETCH_ALLOW).toEqual([
      '127.0.0.1:4600',
      '[::1]:80',
      'feeds.test',
    ]);
  });
});

describe('the names of settings', () => {
  it('are those that the sources read, and no other', () => {
    const sources = listSources().map((file) => readFileSync(file, 'utf8'));
    const read = new Set(sources.flatMap(namesRead));
    expect(knownNames().filter((name) => !read.has(name))).toEqual([]);
    expect([...read].filter((name) => !knownNames().includes(name) && !DEVELOPERS.has(name))).toEqual([]);
  });
});

/** What tests and tools read, which is no setting of a site. */
const DEVELOPERS = new Set([
  'CHROMIUM',
  'CI',
  'STUB_PORT',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
  'NEXTAUTH_URL',
]);

function listSources(): string[] {
  const rooms = ['app', 'cli', 'components', 'features', 'lib', 'server', 'tools', 'workers'];
  return rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mjs|js)$/.test(name) && !/\.test\.tsx?$|(^|\/)test-/.test(name))
      .map((name) => join(room, name)),
  );
}

/** `env().NAME`, `process.env.NAME`, `{ NAME, OTHER: other } = env()` and `({ NAME }: Environment)`. */
function namesRead(text: string): string[] {
  const alone = Array.from(text.matchAll(/\benv(?:\(\))?\.([A-Z][A-Z_]+)\b/g), ([, name = '']) => name);
  const taken = Array.from(
    text.matchAll(/\{([^{}]*)\}(?: = env\(\)|: Environment\b| = result\.data)/g),
    ([, list = '']) => Array.from(list.matchAll(/\b[A-Z][A-Z_]+\b/g), ([name]) => name),
  );
  return [...alone, ...taken.flat()];
}

describe('a wrong setting', () => {
  it('is answered with one sentence that names it, the rule and the value', () => {
    expect(complaint({ PORT: 'abc' })).toBe('PORT must be a whole number from 1 to 65535, not "abc"');
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['SITE_URL', 'times.example'],
    ['SITE_TIME_ZONE', 'Mars/Olympus'],
    ['SITE_LANGUAGE', 'e'],
    ['DEMO', 'yes'],
    ['TRANSLATION_ENGINE', 'babel'],
    ['FETCH_ALLOW', 'http://x'],
    ['LOG_LEVEL', 'loud'],
  ])('stops the start: %s=%s', (name, value) => {
    expect(complaint({ [name]: value })).toMatch(new RegExp(`^${name} must be .+, not "${value}"$`));
  });

  it.each([
    'https://times.example/news',
    'https://times.example/?a=b',
    'https://times.example/#top',
    'https://editor:hunter2@times.example',
    'https://zeitung-für-alle.example',
    'https://times.example:99999',
    'https://times.example:0',
    'https:times.example',
    'https:///times.example',
    'https://times.example:',
    'https://-times.example',
    'https://times.example\\@evil.example',
  ])('is an address of the site that is more or other than a host: %s', (SITE_URL) => {
    expect(complaint({ SITE_URL })).toMatch(/^SITE_URL must be an address of scheme, host and port alone/);
    expect(complaint({ SITE_URL })).not.toContain('hunter2');
  });

  it.each([
    ['REDIS_URL', 'redis://127.0.0.1'],
    ['INDEXNOW_KEY', '0123456789abcdef'],
    ['TRANSLATION_MODELS_URL', 'https://models.example'],
    ['NEXTAUTH_SECRET', 'hunter2'],
    ['PGPASSWORD', 'hunter2'],
    ['SITE_NAM', 'The Limited Times'],
    ['OIDC_SCOPE', 'openid'],
  ])('is one that nothing reads: %s', (name, value) => {
    expect(complaint({ [name]: value })).toMatch(
      new RegExp(`^${name} must not be set, since nothing reads it: .+`),
    );
    expect(complaint({ [name]: value })).not.toContain('hunter2');
    expect(complaint({ [name]: ' ' })).toBe('');
  });

  it.each(['deepl', 'google', 'openai', 'apertium', 'azure', 'bergamot'])(
    'is an engine that there is no adapter for: %s',
    (engine) => {
      expect(complaint({ TRANSLATION_ENGINE: engine })).toMatch(/no adapter for any other engine yet, not "/);
    },
  );

  it('is a half of what belongs together', () => {
    expect(complaint({ OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'times' })).toMatch(
      /^OIDC_CLIENT_SECRET must be set too/,
    );
    expect(complaint({ DATABASE_DIRECT_URL: 'postgresql://db/times' })).toMatch(
      /^DATABASE_URL must be set too/,
    );
  });

  it('is not what other programs read', () => {
    expect(
      complaint({ PATH: '/bin', HOME: '/root', LANG: 'C', NODE_OPTIONS: '', npm_config_cache: '/x' }),
    ).toBe('');
  });

  it('is listed beside the others, one line each', () => {
    expect(complaint({ PORT: 'a', DEMO: 'b', LOG_LEVEL: 'c' }).split('\n')).toHaveLength(3);
  });

  it('is not repeated when it is a secret', () => {
    expect(complaint({ AUTH_SECRET: 'hunter2' })).toBe('AUTH_SECRET must be at least 32 characters long');
    expect(complaint({ DATABASE_URL: 'mysql://root:hunter2@db' })).not.toContain('hunter2');
  });
});

describe('what is wrong with an address', () => {
  it('is said with the shape that it should have', () => {
    expect(complaint({ DATABASE_URL: 'mysql://x' })).toContain('postgresql://user:password@host:5432/name');
    expect(complaint({ MEDIA_URL: 'file://rel' })).toMatch(/^MEDIA_URL must be an address such as file:/);
    expect(complaint({ HOST: 'not..host' })).toMatch(/^HOST must be a host name/);
  });

  it('is not said of one that is right', () => {
    for (const HOST of ['::1', '::', '0.0.0.0', 'localhost', 'news.example', '::ffff:127.0.0.1', 'fe80::1'])
      expect(complaint({ HOST })).toBe('');
    for (const MEDIA_URL of ['file:///srv/media', 'file://localhost/srv', 's3://K:S@host/bucket'])
      expect(complaint({ MEDIA_URL })).toBe('');
  });
});
