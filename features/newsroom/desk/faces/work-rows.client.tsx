'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { workAction } from '@/features/newsroom/desk/actions';
import type { Change } from '@/features/newsroom/desk/faces/row';
import { rowValue } from '@/features/newsroom/desk/faces/row';
import type { DeskRow } from '@/features/newsroom/desk/queue/list-queue';
import type { Deed, Outcome } from '@/features/newsroom/desk/schema';

const UNDO_MS = 6000;
const AHEAD: Partial<Record<Deed, Change>> = {
  take: { mark: { icon: 'taken', word: 'Taken' } },
  skip: { mark: { icon: 'dash', word: 'Skipped' } },
};
const BACK: Partial<Record<Deed, Deed>> = { take: 'free', skip: 'unskip' };

export interface Toast {
  text: string;
  undo?: () => void;
}

/**
 * Works rows from the keyboard: a row changes at once, a toast offers to undo for six seconds, and a row that was
 * refused comes back with the reason.
 */
export function useWork(me: number) {
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map());
  const [toast, setToast] = useState<Toast | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = useCallback(
    (entries: [string, Change | null][]) =>
      setChanges((before) => {
        const next = new Map(before);
        for (const [ref, to] of entries)
          if (to) next.set(ref, to);
          else next.delete(ref);
        return next;
      }),
    [],
  );
  const note = useCallback(
    (outcomes: readonly Outcome[]) =>
      change(outcomes.map(({ ref, done, mark, says }) => [ref, done ? { mark } : { says, refused: true }])),
    [change],
  );

  async function work(deed: Deed, rows: readonly DeskRow[]): Promise<void> {
    const before = rows.map(({ ref }): [string, Change | null] => [ref, changes.get(ref) ?? null]);
    const ahead = AHEAD[deed];
    if (ahead) change(rows.map(({ ref }) => [ref, ahead]));
    const answer = send(deed, rows);
    const done = async () => {
      const outcomes = (await answer) ?? [];
      return rows.filter(({ ref }) => outcomes.some((outcome) => outcome.ref === ref && outcome.done));
    };
    offerUndo(deed, rows, done);
    const outcomes = await answer;
    if (!outcomes) {
      change(before);
      setToast({ text: 'It did not reach the server. Nothing changed.' });
      return;
    }
    note(outcomes);
    if ((await done()).length === 0) setToast(null);
  }

  /** From the moment of the key; what comes back is what the server did by then. */
  function offerUndo(deed: Deed, rows: readonly DeskRow[], done: () => Promise<DeskRow[]>): void {
    const back = BACK[deed];
    if (!back) {
      setToast(null);
      return;
    }
    const holder = deed === 'take' ? { id: me, name: '' } : null;
    const undo = async () => {
      const held = (await done()).map((row) => ({ ...row, holder }));
      if (held.length > 0) await work(back, held);
    };
    const text = `${deed === 'take' ? 'Taken' : 'Skipped'}: ${rows.length === 1 ? rows[0]?.headline : `${rows.length} stories`}`;
    setToast({ text, undo: () => void undo() });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setToast(null), UNDO_MS);
  }

  return { changes, toast, work, note };
}

async function send(deed: Deed, rows: readonly DeskRow[]): Promise<Outcome[] | null> {
  const form = new FormData();
  form.set('deed', deed);
  for (const row of rows) form.append('row', rowValue(row));
  try {
    const { outcomes, problem } = await workAction({}, form);
    return outcomes ?? rows.map(({ ref, headline }) => ({ ref, headline, done: false, says: problem ?? '' }));
  } catch {
    return null;
  }
}
