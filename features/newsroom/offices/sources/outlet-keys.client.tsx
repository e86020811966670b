'use client';
import { useEffect } from 'react';
import { useReady } from '@/components/ui/use-ready';

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** The keys of the list of outlets: from one to the next. One stands on the first if it `needs` someone, and Enter says why. */
export function OutletKeys({ needs }: { needs: boolean }) {
  const ready = useReady();
  useEffect(() => {
    if (needs && document.activeElement === document.body) outlets()[0]?.focus({ preventScroll: true });
  }, [needs]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const at = event.target instanceof HTMLElement ? event.target : document.body;
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (at !== document.body && !at.closest('main')) return;
      const all = outlets();
      const next = all[all.indexOf(at) + step];
      if (!next) return;
      next.focus();
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return (
    <div className="keys" data-ready={ready || undefined} aria-hidden="true">
      <span>
        <kbd>J</kbd>
        <kbd>K</kbd> next, previous
      </span>
      <span>
        <kbd>↵</kbd> open
      </span>
    </div>
  );
}

function outlets(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main th a')];
}
