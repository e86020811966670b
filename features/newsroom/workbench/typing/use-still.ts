import { useEffect } from 'react';
import type { Bench } from '@/features/newsroom/workbench/bench';

const TAP_WAITS = 350;
const LONGEST = 5000;

/**
 * Nothing moves under the pointer: from when it goes down until the click was heard, the page stays as it is. What
 * happens meanwhile (a save arrives, a colleague's words, another block becomes the current one) shows after it.
 */
export function useStill(bench: Bench): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let down = false;
    const moveOn = () => {
      clearTimeout(timer);
      down = false;
      bench.moveOn();
    };
    const within = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(moveOn, milliseconds);
    };
    const pressed = (event: PointerEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest('.bench')) return;
      down = true;
      bench.standStill();
      within(LONGEST);
    };
    // A click follows at once, after a tap a little later; after a drag, none.
    const lifted = ({ pointerType }: PointerEvent) => {
      if (down) within(pointerType === 'mouse' ? 0 : TAP_WAITS);
    };
    const moved = ({ buttons }: PointerEvent) => {
      if (down && buttons === 0) moveOn(); // let go where nobody told us
    };
    const heard: [string, () => void][] = [
      ...(['click', 'auxclick', 'contextmenu', 'pointercancel', 'dragend', 'blur'] as const).map(
        (name): [string, () => void] => [name, moveOn],
      ),
    ];
    window.addEventListener('pointerdown', pressed, true);
    window.addEventListener('pointerup', lifted, true);
    window.addEventListener('pointermove', moved, { capture: true, passive: true });
    for (const [name, listener] of heard) window.addEventListener(name, listener);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', pressed, true);
      window.removeEventListener('pointerup', lifted, true);
      window.removeEventListener('pointermove', moved, true);
      for (const [name, listener] of heard) window.removeEventListener(name, listener);
    };
  }, [bench]);
}
