import { startTransition, useEffect, useEffectEvent, useState } from 'react';
import { writeAction } from '@/features/newsroom/desk/actions';
import { GO, LETTERS_OFF, WRITE } from '@/features/newsroom/palette/keys';

const GOING_MS = 2500;

/** The keys that every page has. Letters act only outside of fields, and not at all where they were switched off. */
export function useGlobalKeys({ open, mayWrite }: { open: () => void; mayWrite: boolean }) {
  const [going, setGoing] = useState(false);
  const write = () => startTransition(() => void writeAction({}, new FormData()));
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const held = event.ctrlKey || event.metaKey;
    if (held && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open();
      return;
    }
    const at = event.target instanceof Element ? event.target : null;
    if (
      held ||
      event.altKey ||
      at?.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog')
    )
      return;
    if (event.key.length === 1 && event.key !== ' ' && lettersAreOff()) {
      event.stopPropagation(); // nobody behind us hears of it
      return;
    }
    const letter = event.key.toLowerCase();
    if (going) {
      setGoing(false);
      event.stopPropagation();
      if (letter === WRITE && mayWrite) write();
      else if (GO[letter]) location.assign(GO[letter].path);
    } else if (letter === 'g') setGoing(true);
    else if (event.key === '?' && !document.querySelector('.bench')) location.assign('/newsroom/help');
  });
  useEffect(() => {
    // Before whoever listens on the page: the letter after G is not the page's.
    const listen = (event: KeyboardEvent) => pressed(event);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setGoing(false), GOING_MS);
    return () => clearTimeout(timer);
  }, [going]);
  return { going, write };
}

function lettersAreOff(): boolean {
  try {
    return localStorage.getItem(LETTERS_OFF) === '1';
  } catch {
    return false; // a browser that keeps nothing has nothing switched off
  }
}
