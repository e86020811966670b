'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { useReady } from '@/components/ui/use-ready';

const CHANGED = 'article[tabindex="0"]';

/**
 * Goes through the changes by keyboard: `J` and `K` or the arrows from one to the next, `R` restores the focused one, `V`
 * compares with the version before. The block somebody came for, or else the first change, is focused as soon as either is
 * chosen. Letters act only while a change, or nothing, has the focus.
 */
export function DiffKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const ready = useReady();
  useEffect(() => {
    const asked = new URLSearchParams(location.search);
    const changes = changesIn(box.current);
    const block = changes.find(({ dataset }) => dataset.place === `block:${asked.get('block') ?? ''}`);
    if (asked.has('from') || asked.has('block')) (block ?? changes[0])?.focus({ preventScroll: !block });
  }, []);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const at = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (at !== document.body && !at.matches(CHANGED)) return;
      if (act(event.key, changesIn(box.current), at)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return (
    <div ref={box} className="walk" data-ready={ready || undefined}>
      {children}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function act(key: string, changes: readonly HTMLElement[], at: HTMLElement): boolean {
  const step = STEPS[key];
  if (step !== undefined) changes[changes.indexOf(at) + step]?.focus();
  else if (key === 'r') at.closest(CHANGED)?.querySelector('button')?.click();
  else if (key === 'v') olderVersion()?.click();
  else return false;
  return true;
}

function changesIn(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>(CHANGED) ?? [])];
}

/** Below the one that is compared, in the list that has the newest first. */
function olderVersion(): HTMLElement | null | undefined {
  const current = document.querySelector('.steps [aria-current="true"]');
  return current?.closest('li')?.nextElementSibling?.querySelector<HTMLElement>('a');
}
