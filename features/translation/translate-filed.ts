import { chooseEngine } from '@/features/translation/choose-engine';
import { suggestTexts } from '@/features/translation/suggest-texts';
import { translateItem } from '@/features/translation/translate-item';
import type { Translator } from '@/features/translation/translator';
import { db } from '@/lib/db';
import { Fault, reasonOf } from '@/lib/errors';
import { tellStep } from '@/lib/signals/steps';
import { Stopped } from '@/lib/queue/current-work';

interface Filed {
  itemId: number;
  now: Date;
  runId?: string;
}

/**
 * Translates what was filed, if this installation has an engine. When the engine fails the item waits, with the reason
 * on it, and the queue tries again; nothing half translated is ever written.
 */
export function translateFiled({ itemId, now, runId }: Filed): Promise<void> {
  return withEngine(itemId, (engine) => translateItem({ itemId, engine, now, runId }));
}

/** Offers the machine's text for what the outlet changed in a story of ours, if this installation has an engine. As above. */
export function translateStale({ itemId, now }: Filed): Promise<void> {
  return withEngine(itemId, (engine) => suggestTexts({ itemId, engine, now }));
}

async function withEngine(itemId: number, work: (engine: Translator) => Promise<unknown>): Promise<void> {
  try {
    const engine = chooseEngine();
    if (engine) await work(engine);
  } catch (error) {
    if (error instanceof Stopped) throw error; // no fault of the engine's
    tellStep('untranslated', { item: itemId, reason: reasonOf(error) });
    await db().sourceItem.updateMany({ where: { id: itemId }, data: { translationFault: reasonOf(error) } });
    // It has no such language, and won't until somebody gives it one: the item waits for `desk translate`.
    if (error instanceof Fault && error.code === 'engine-language') return;
    throw error;
  }
}
