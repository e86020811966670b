import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
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

  it('split the list of addresses that may be fetched', () => {
    expect(parseEnv({ FETCH_ALLOW: '127.0.0.1:4600, [::1]:80 feeds.test' }).FETCH_ALLOW).toEqual([
      '127.0.0.1:4600',
      '[::1]:80',
      'feeds.test',
    ]);
  });
});

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

  it('is listed beside the others, one line each', () => {
    expect(complaint({ PORT: 'a', DEMO: 'b', LOG_LEVEL: 'c' }).split('\n')).toHaveLength(3);
  });

  it('is not repeated when it is a secret', () => {
    expect(complaint({ AUTH_SECRET: 'hunter2' })).toBe('AUTH_SECRET must be at least 32 characters long');
    expect(complaint({ DATABASE_URL: 'mysql://root:hunter2@db' })).not.toContain('hunter2');
  });
});
