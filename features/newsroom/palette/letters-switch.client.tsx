'use client';
import { useSyncExternalStore } from 'react';
import { LETTERS_OFF } from '@/features/newsroom/palette/keys';

/** Switches single letters off in this browser, for who speaks to it or whose hand strays. Chords stay. */
export function LettersSwitch() {
  const off = useSyncExternalStore(subscribe, isOff, () => false);
  return (
    <label className="row">
      <input
        type="checkbox"
        checked={!off}
        onChange={(event) => {
          localStorage.setItem(LETTERS_OFF, event.target.checked ? '0' : '1');
          window.dispatchEvent(new Event(LETTERS_OFF));
        }}
      />
      Single letters do things, in this browser
    </label>
  );
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(LETTERS_OFF, changed);
  return () => window.removeEventListener(LETTERS_OFF, changed);
}

function isOff(): boolean {
  return localStorage.getItem(LETTERS_OFF) === '1';
}
