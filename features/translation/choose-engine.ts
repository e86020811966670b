import { libreTranslate } from '@/features/translation/engines/libretranslate';
import type { Translator } from '@/features/translation/translator';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

/** The engine of this installation; null when it has none. Fault `engine-unknown` when it has no address. */
export function chooseEngine(): Translator | null {
  const { TRANSLATION_ENGINE, TRANSLATION_URL, TRANSLATION_KEY } = env();
  if (TRANSLATION_ENGINE === 'none') return null;
  if (!TRANSLATION_URL)
    throw new Fault('engine-unknown', 'TRANSLATION_URL must say where LibreTranslate is.');
  return libreTranslate({ url: TRANSLATION_URL, key: TRANSLATION_KEY });
}
