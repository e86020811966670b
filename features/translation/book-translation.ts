import { learnSegments, type Translated } from '@/features/translation/memory/recall-segments';
import type { Translator } from '@/features/translation/translator';
import type { Prisma } from '@/generated/prisma/client';
import { afterCommit } from '@/lib/postgres/after-commit';
import { counted } from '@/lib/signals/registry';

interface Booking {
  item: { id: number; sourceId: number; language: string };
  engine: Translator;
  now: Date;
  runId?: string;
  /** BCP 47, of the translation. */
  to: string;
  translated: Translated;
}

/** Keeps what a translation taught and cost, in the transaction that writes it; the item has no fault any more. */
export async function bookTranslation(tx: Prisma.TransactionClient, booking: Booking): Promise<void> {
  await bookSpend(tx, booking);
  await tx.sourceItem.update({ where: { id: booking.item.id }, data: { translationFault: null } });
}

/** Keeps what an engine was paid for and what it taught, also where its answers are no translation. */
export async function bookSpend(tx: Prisma.TransactionClient, booking: Booking): Promise<void> {
  const { item, engine, now, runId, to, translated } = booking;
  await learnSegments(tx, engine, { from: item.language, to, learned: translated.learned });
  const { characters, memoryCharacters } = translated;
  const costMicros = Math.ceil(characters * engine.microsPerCharacter);
  afterCommit(tx, () => {
    counted('characters').inc({ engine: engine.name }, characters);
    counted('remembered').inc({ engine: engine.name }, memoryCharacters);
    counted('cost').inc({ engine: engine.name }, costMicros / 1e6);
  });
  await tx.translationSpend.create({
    data: {
      ...{ runId, at: now, sourceId: item.sourceId, itemId: item.id, characters, memoryCharacters },
      ...{ engine: engine.name, engineVersion: engine.version },
      costMicros: BigInt(costMicros),
    },
  });
}
