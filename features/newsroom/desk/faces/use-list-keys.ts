import { useEffect } from 'react';

/** Letters act while the list has the focus, or nothing has; never in a field. */
export function useListKeys(
  list: { current: HTMLFormElement | null },
  keys: Record<string, () => void>,
  undo: () => void,
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      const typing = target.matches('input:not([type=checkbox]), select, textarea, [contenteditable]');
      if (typing || !(target === document.body || list.current?.contains(target))) return;
      if (event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key === 'z') undo();
        return;
      }
      if (event.key === 'Enter' && target !== document.body && !target.matches('.it .t a')) return;
      const act = keys[event.key === 'V' || event.key.length > 1 ? event.key : event.key.toLowerCase()];
      if (!act || (event.key !== 'V' && event.shiftKey)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
