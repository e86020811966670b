import { type RefObject, useState } from 'react';
import { useListKeys } from '@/features/newsroom/desk/faces/use-list-keys';
import type { DeskRow } from '@/features/newsroom/desk/queue/list-queue';
import type { Deed } from '@/features/newsroom/desk/schema';

interface Given {
  list: RefObject<HTMLFormElement | null>;
  all: DeskRow[];
  first: string;
  dense: boolean;
  work: (deed: Deed, rows: DeskRow[]) => Promise<void>;
  undo: () => void;
}

/** Where one stands in the list, what is marked in it, and what the keys do there. */
export function useWalk({ list, all, first, dense: wasDense, work, undo }: Given) {
  const [current, setCurrent] = useState(first);
  const [dense, setDense] = useState(wasDense);
  const [original, setOriginal] = useState(false);
  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>('input[name=row]') ?? [])];
  const boxOf = (ref: string) => boxes().find((box) => box.value.split(':')[0] === ref);
  const go = (ref: string | undefined) => {
    if (!ref) return;
    setCurrent(ref);
    list.current?.querySelector<HTMLElement>(`[data-ref="${ref}"] .t a`)?.focus();
  };
  const step = (by: number) => go(all[all.findIndex(({ ref }) => ref === current) + by]?.ref);
  const chosen = () => {
    const checked = boxes().filter((box) => box.checked);
    const marked = new Set(checked.map((box) => box.value.split(':')[0]));
    return all.filter(({ ref }) => (marked.size > 0 ? marked.has(ref) : ref === current));
  };
  const act = (deed: Deed) => {
    const these = chosen();
    const last = these.at(-1)?.ref;
    for (const box of boxes()) box.checked = false;
    go(all[all.findIndex(({ ref }) => ref === last) + 1]?.ref ?? last);
    void work(deed, these);
  };
  const ask = (field: string) => {
    if (!boxes().some((box) => box.checked)) mark(boxOf(current), true);
    list.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  };
  const keys: Record<string, () => void> = {
    ...{ j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1) },
    ...{ t: () => act('take'), s: () => act('skip'), a: () => ask('to'), l: () => ask('topic') },
    x: () => mark(boxOf(current)),
    o: () => setOriginal(!original),
    z: () => setDense(!dense),
    Escape: () => boxes().forEach((box) => mark(box, false)),
    Enter: () => document.querySelector<HTMLElement>('.pv .dec .pri')?.click(),
    '/': () => document.getElementById('desk-q')?.focus(),
    V: () => openSaveView(),
  };
  useListKeys(list, keys, undo);

  return { current, setCurrent, dense, original, turnOriginal: () => setOriginal(!original) };
}

/** Marks or unmarks a checkbox as a click would, so that whoever listens hears of it. */
function mark(box: HTMLInputElement | undefined, to = !box?.checked): void {
  if (box && box.checked !== to) box.click();
}

function openSaveView(): void {
  const view = document.getElementById('save-view');
  view?.setAttribute('open', '');
  view?.querySelector<HTMLElement>('input[name=name]')?.focus();
}
