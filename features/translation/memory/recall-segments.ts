import { createHash } from 'node:crypto';
import type { Translator } from '@/features/translation/translator';
import { isGivenBack, isWorthless, mostlyGivenBack } from '@/features/translation/memory/refuse-echoes';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import type { Fault } from '@/lib/errors';

/** What to translate in one go. */
interface Work {
  segments: { text: string; format: 'text' | 'html' }[];
  from: string;
  to: string;
}

/** Every segment translated, with what the ledger wants to know. Counts are of source characters. */
export interface Translated {
  results: string[];
  characters: number;
  memoryCharacters: number;
  learned: { source: string; target: string }[];
  /** The reason, when what the engine only gave back is most of all that there was to translate. */
  echo: Fault | null;
}

/**
 * Translates segments from the memory where it knows them (a person's work before a machine's, which must be of the
 * same engine) and with the engine for the rest, each distinct text once. What the engine only gave back stays as it is in
 * the original, without the marks it put around, and is not learned; whoever asks judges whether the rest is worth having.
 * Throws the engine's Faults.
 */
export async function translateWithMemory(
  engine: Translator,
  { segments, from, to }: Work,
): Promise<Translated> {
  const known = await recall(engine, { segments, from, to });
  const missing = new Map(
    segments.filter(({ text }) => !known.has(hashSegment(text))).map(({ text, format }) => [text, format]),
  );
  const learned: Translated['learned'] = [];
  for (const format of ['text', 'html'] as const) {
    const texts = [...missing].filter(([, kind]) => kind === format).map(([text]) => text);
    if (texts.length === 0) continue;
    const results = await engine.translate({ segments: texts, format, from, to });
    texts.forEach((source, at) => learned.push({ source, target: results[at] ?? '' }));
  }
  const fresh = new Map(learned.map(({ source, target }) => [source, target]));
  const targetOf = (source: string) => {
    const target = fresh.get(source) ?? known.get(hashSegment(source)) ?? '';
    return isGivenBack({ source, target }, { from, to }) ? source : target;
  };
  const characters = learned.reduce((sum, { source }) => sum + source.length, 0);
  const total = segments.reduce((sum, { text }) => sum + text.length, 0);
  return {
    results: segments.map(({ text }) => targetOf(text)),
    characters,
    memoryCharacters: total - characters,
    learned: learned.filter((pair) => !isWorthless(pair, { from, to })),
    echo: mostlyGivenBack(learned, { from, to }, total),
  };
}

/** What the memory knows of some segments, by their hashes. */
async function recall(engine: Translator, { segments, from, to }: Work): Promise<Map<string, string>> {
  const rows = await db().memorySegment.findMany({
    where: {
      ...{ sourceLanguage: from, targetLanguage: to },
      sourceHash: { in: [...new Set(segments.map(({ text }) => hashSegment(text)))] },
      OR: [{ origin: 'human' }, { origin: 'machine', engine: engineKey(engine) }],
    },
    orderBy: { origin: 'asc' }, // machine first, so that a person's work replaces it below
    select: { sourceHash: true, target: true },
  });
  return new Map(rows.map(({ sourceHash, target }) => [sourceHash, target]));
}

/** Adds what an engine said to the memory, in the transaction that uses it. */
export async function learnSegments(
  tx: Prisma.TransactionClient,
  engine: Translator,
  { from, to, learned }: { from: string; to: string; learned: Translated['learned'] },
): Promise<void> {
  const rows = learned.map(({ source, target }) => ({
    ...{ sourceLanguage: from, targetLanguage: to, source, target },
    ...{ sourceHash: hashSegment(source), origin: 'machine' as const, engine: engineKey(engine) },
  }));
  // In one order, so that two workers never wait for each other's rows.
  rows.sort((a, b) => (a.sourceHash < b.sourceHash ? -1 : 1));
  await tx.memorySegment.createMany({ skipDuplicates: true, data: rows });
}

function engineKey({ name, version }: Translator): string {
  return version ? `${name} ${version}` : name;
}

function hashSegment(text: string): string {
  return createHash('sha256').update(text.normalize('NFC').replace(/\s+/g, ' ').trim()).digest('hex');
}
