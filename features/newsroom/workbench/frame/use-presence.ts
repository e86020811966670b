import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Wire } from '@/features/newsroom/workbench/outbox/wire';
import type { Bench } from '@/features/newsroom/workbench/bench';
import { readDraft } from '@/features/newsroom/workbench/outbox/send-save';

const People = z.object({
  people: z.array(
    z.object({
      name: z.string(),
      initials: z.string(),
      place: z.string().nullable(),
      silentSince: z.string().nullable(),
      me: z.boolean(),
    }),
  ),
});
export type Present = z.infer<typeof People>['people'][number];

const EVERY = 15_000;
const DEEDS = ['keydown', 'pointerdown', 'wheel', 'touchmove'] as const;

/**
 * Who else is in the story, asked every 15 seconds; while somebody is, their changes come in too. That keeps nobody signed
 * in who did nothing since it was last asked.
 */
export function usePresence({
  articleId,
  place,
  wire,
  bench,
}: {
  articleId: number;
  place: string;
  wire: Wire;
  bench: Bench;
}): Present[] {
  const [people, setPeople] = useState<Present[]>([]);
  useEffect(() => {
    const left = new AbortController();
    let did = true; // coming here, or to another place of the story
    const notice = () => {
      did = true;
    };
    for (const deed of DEEDS)
      document.addEventListener(deed, notice, { capture: true, passive: true, signal: left.signal });
    const isOver = () => left.signal.aborted;
    const poll = async () => {
      if (document.visibilityState === 'hidden') return;
      const told = { place, did };
      did = false;
      const found = await ask(`/newsroom/articles/${articleId}/presence`, told).then(
        (json) => People.parse(json).people,
        () => null,
      );
      if (isOver() || !found) return;
      bench.whenMoving(() => setPeople(found));
      if (found.some(({ me }) => !me)) {
        const draft = await readDraft(articleId);
        if (!isOver() && draft) wire.bring(draft);
      }
    };
    void poll();
    const timer = setInterval(() => void poll(), EVERY);
    return () => {
      left.abort();
      clearInterval(timer);
    };
  }, [articleId, place, wire, bench]);
  return people;
}

async function ask(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.json();
}
