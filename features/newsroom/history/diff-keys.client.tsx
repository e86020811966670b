'use client';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

const CHANGED = 'article[tabindex="0"]';

/**
 * Goes through the changes by keyboard: `J` and `K` or the arrows from one to the next, `R` restores the focused one.
 * The first is focused as soon as a version is chosen. Letters act only while a change has the focus.
 */
export function DiffKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isChosen = new URLSearchParams(location.search).has('from');
    if (isChosen) box.current?.querySelector<HTMLElement>(CHANGED)?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={box} className="walk" onKeyDown={onKey}>
      {children}
    </div>
  );
}

function onKey(event: KeyboardEvent<HTMLDivElement>) {
  const focused = event.target as HTMLElement;
  if (!focused.matches(CHANGED) || event.ctrlKey || event.metaKey || event.altKey) return;
  const changes = [...event.currentTarget.querySelectorAll<HTMLElement>(CHANGED)];
  const at = changes.indexOf(focused);
  const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step !== undefined) changes[at + step]?.focus();
  else if (event.key === 'r') focused.querySelector<HTMLButtonElement>('button')?.click();
  else return;
  event.preventDefault();
}
