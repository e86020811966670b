import { z } from 'zod';
import type { Loose, Segment } from '@/features/newsroom/workbench/typing/typed-ahead';

/**
 * Runs before the page's script: where somebody clicks into a text, and what they type, is kept until it is awake. As
 * text, since it stands in the page itself; `find-caret.ts` says the same for later.
 */
export const CATCH_EARLY = `(() => {
  const early = (self.early = { segments: [], loose: [], over: false });
  const letters = (holder) => {
    let sum = 0;
    for (const node of holder.childNodes)
      sum += node.nodeName === 'BR' ? 1 : node.nodeType === 3
        ? (/^(UL|OL|TABLE|TBODY|THEAD|TR|DIV)$/.test(holder.nodeName) && node.nodeValue.trim() === '' ? 0 : node.nodeValue.length)
        : letters(node);
    return sum;
  };
  const lettersTo = (words, x, y) => {
    const found = document.caretPositionFromPoint?.(x, y);
    const range = found ? null : document.caretRangeFromPoint?.(x, y);
    const node = found?.offsetNode ?? range?.startContainer;
    if (!node || !words.contains(node)) return null;
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(node, found?.offset ?? range.startOffset);
    return letters(before.cloneContents());
  };
  addEventListener('click', (event) => {
    if (early.over || !(event.target instanceof Element)) return;
    const words = event.target.closest('[data-words]');
    if (!words) return;
    event.preventDefault();
    const last = early.segments.at(-1);
    if (last?.keys.length === 0) early.segments.pop();
    const text = words.querySelector('.words') ?? words;
    const caret = words.querySelector('[data-empty]') ? 'end' : (lettersTo(text, event.clientX, event.clientY) ?? 'end');
    early.segments.push({ place: words.closest('article').id, caret, keys: [] });
  }, true);
  addEventListener('keydown', (event) => {
    const { key, code, shiftKey, target } = event;
    if (early.over || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key.length !== 1 && key !== 'Enter' && key !== 'Backspace') return;
    if (target instanceof Element && target.closest('a, button, input, textarea, select, summary, dialog')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const clicked = early.segments.at(-1);
    if (clicked) clicked.keys.push(key);
    else early.loose.push({ key, code, shiftKey });
  }, true);
})();`;

const Early = z.object({
  segments: z.array(
    z.object({
      place: z.string(),
      caret: z.union([z.number(), z.literal('end')]),
      keys: z.array(z.string()),
    }),
  ),
  loose: z.array(z.object({ key: z.string(), code: z.string().optional(), shiftKey: z.boolean() })),
});

/** What was caught until now; from here on the page hears everything itself. */
export function takeEarly(): { segments: Segment[]; loose: Loose[] } {
  const found = Early.safeParse(Reflect.get(window, 'early'));
  const early: unknown = Reflect.get(window, 'early');
  const taken = found.data ?? { segments: [], loose: [] };
  if (typeof early === 'object' && early !== null)
    Object.assign(early, { segments: [], loose: [], over: true }); // each once, however often it is asked
  return taken;
}
