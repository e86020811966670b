import type { Environment } from '@/lib/env';

/** Where tools/stub-outlets.mjs listens. Fixed, since feeds that a developer adds keep their address. */
export const STUB_PORT = 4610;

/** Settings that let development work offline: the stub outlets may be fetched, and their engine translates. */
export function stubSettings({ FETCH_ALLOW, TRANSLATION_ENGINE }: Environment): Record<string, string> {
  const address = `127.0.0.1:${STUB_PORT}`;
  const engine = { TRANSLATION_ENGINE: 'libretranslate', TRANSLATION_URL: `http://${address}` };
  return {
    STUB_PORT: String(STUB_PORT),
    FETCH_ALLOW: [...FETCH_ALLOW, address].join(','),
    ...(TRANSLATION_ENGINE === 'none' ? engine : {}),
  };
}
