import { chooseEngine } from '@/features/translation/choose-engine';
import { translateItem } from '@/features/translation/translate-item';
import { db } from '@/lib/db';
import { reasonOf } from '@/lib/errors';

interface Filed {
  itemId: number;
  now: Date;
  runId?: string;
}

/**
 * Translates what was filed, if this installation has an engine. When the engine fails the item waits, with the reason
 * on it, and the queue tries again; nothing half translated is ever written.
 */
export async function translateFiled({ itemId, now, runId }: Filed): Promise<void> {
  try {
    const engine = chooseEngine();
    if (engine) await translateItem({ itemId, engine, now, runId });
  } catch (error) {
    await db().sourceItem.updateMany({ where: { id: itemId }, data: { translationFault: reasonOf(error) } });
    throw error;
  }
}
