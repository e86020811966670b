'use client';
import { useEffect } from 'react';
import { useReady } from '@/components/ui/use-ready';

interface Props {
  /** The letter, and what it leads to: what carries it as `data-key`. */
  keys: readonly (readonly [letter: string, word: string])[];
}

/** Letters of a page: each goes to a form, or presses it where it is one button. They rest in fields; a dialog makes way. */
export function PageKeys({ keys }: Props) {
  const ready = useReady();
  useEffect(() => {
    const letters = new Set(keys.map(([letter]) => letter));
    const pressed = (event: KeyboardEvent) => {
      const at = event.target instanceof Element ? event.target : null;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
      if (!letters.has(event.key) || at?.closest('input, textarea, select, [contenteditable]')) return;
      if (goTo(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [keys]);
  return (
    <div className="keys" data-ready={ready || undefined} aria-hidden="true">
      {keys.map(([letter, word]) => (
        <span key={letter}>
          <kbd>{letter.toUpperCase()}</kbd> {word}
        </span>
      ))}
    </div>
  );
}

function goTo(letter: string): boolean {
  const control = document.querySelector<HTMLElement>(
    `[data-key="${letter}"] :is(input:not([type="hidden"]), textarea, select, button)`,
  );
  if (!control) return false;
  document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
  if (control.matches('button')) control.click();
  else {
    control.focus();
    if (control instanceof HTMLTextAreaElement)
      control.setSelectionRange(control.value.length, control.value.length);
  }
  return true;
}
