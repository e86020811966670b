import { useEffect, useEffectEvent } from 'react';
import type { Bench } from '@/features/newsroom/workbench/bench';
import { openDetails } from '@/features/newsroom/workbench/panel/open-details';
import { type Command, commandOf } from '@/features/newsroom/workbench/typing/keys';
import { writes } from '@/features/newsroom/workbench/typing/typed-ahead';

const FIELDS = 'input, textarea, select, [contenteditable="true"]';

/**
 * Letters mean the current block while it, or nothing, has the focus, and nobody is writing or about to; chords hold
 * everywhere but in dialogs.
 */
export function useKeys(bench: Bench, openDrawer: () => void): void {
  const run = useEffectEvent((command: Command) => {
    if (command === 'details') {
      openDrawer();
      openDetails();
    } else bench.run(command);
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const at = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || at?.closest('dialog, [role="tablist"]')) return;
      const field = at?.closest(FIELDS) ?? null;
      const isControl = at?.closest('a, button, summary') != null;
      if (!field && !isControl && writes(event) && bench.opening.ahead.isHolding) {
        event.preventDefault();
        bench.opening.ahead.type(event);
        return;
      }
      const isWriting = bench.now().writing !== null;
      // The caret was somewhere else for a moment: the letter is still meant for the text.
      if (!field && !isControl && isWriting && writes(event) && bench.opening.focusText()) return;
      const isLetter = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isElsewhere = at?.closest('[role="tabpanel"]') != null;
      const command = commandOf(event, field || isWriting || isElsewhere ? 'text' : 'block');
      if (!command || (isControl && event.key === 'Enter' && isLetter)) return;
      // In a field that is no part of the story, the browser's own undo is meant.
      if ((command === 'undo' || command === 'redo') && field && !field.closest('[data-story]')) return;
      event.preventDefault();
      run(command);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [bench]);
}
