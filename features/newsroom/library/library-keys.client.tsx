'use client';
import { useEffect } from 'react';
import { useReady } from '@/components/ui/use-ready';

/** The library's keys: arrows go from picture to picture, U uploads, F goes to the focal point. They rest in text fields. */
export function LibraryKeys() {
  const ready = useReady();
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <div className="keys" data-ready={ready || undefined} aria-hidden="true">
      <span>
        <kbd>←</kbd>
        <kbd>→</kbd>
        <kbd>↑</kbd>
        <kbd>↓</kbd> move
      </span>
      <span>
        <kbd>↵</kbd> open
      </span>
      <span>
        <kbd>F</kbd> focal point
      </span>
      <span>
        <kbd>U</kbd> upload
      </span>
    </div>
  );
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.matches('input, textarea, select, [contenteditable]'))
    return;
  const key = event.key.toLowerCase();
  if (key === 'f') document.getElementById('focal-point')?.focus();
  else if (key === 'u') document.getElementById('choose-pictures')?.click();
  else if (target.matches('.tile')) nextTile(target, key)?.focus();
  else return;
  event.preventDefault();
}

/** The tile that an arrow leads to: beside it, or in the same column of the row above or below. */
function nextTile(tile: HTMLElement, key: string): HTMLElement | undefined {
  const tiles = [...document.querySelectorAll<HTMLElement>('.grid .tile')];
  const top = tiles[0]?.getBoundingClientRect().top;
  const columns = tiles.filter((one) => one.getBoundingClientRect().top === top).length || 1;
  const step = { arrowleft: -1, arrowright: 1, arrowup: -columns, arrowdown: columns }[key];
  return step === undefined ? undefined : tiles[tiles.indexOf(tile) + step];
}
