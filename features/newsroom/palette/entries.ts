import type { Find } from '@/features/newsroom/palette/find-anything';

/** One line of the palette. */
export interface Entry {
  key: string;
  words: string;
  language?: string;
  beside: string;
  /** The key that does the same. */
  hint?: string;
  run: () => void;
}

interface Sources {
  commands: readonly Entry[];
  places: readonly (readonly [string, string])[];
  found: readonly Find[];
  /** Begins a story; null: this person may not. */
  write: (() => void) | null;
}

const KIND_WORDS: Readonly<Record<Find['kind'], string>> = {
  story: 'Story',
  source: 'Source',
  topic: 'Topic',
  person: 'Person',
};

/** What fits to what was typed: what this page can do, rooms, and what was found. */
export function entriesFor(q: string, { commands, places, found, write }: Sources): Entry[] {
  const rooms = places.map(([path, word]) => entry(`room ${path}`, word, 'Go to', path));
  const writing: Entry[] = write
    ? [{ key: 'write', words: 'Write a story', beside: 'Do', hint: 'G W', run: write }]
    : [];
  const typed = q.trim().toLowerCase();
  const fitting = [...commands, ...writing, ...rooms].filter(({ words }) =>
    words.toLowerCase().includes(typed),
  );
  const finds = found.map(({ kind, words, language, beside, path }, at) => ({
    ...entry(`find ${at} ${path}`, words, [KIND_WORDS[kind], beside].filter(Boolean).join(' · '), path),
    language,
  }));
  return [...fitting, ...finds];
}

/** What the page's own buttons with a key do, as far as they can be seen: a press here is a press there. */
export function pageCommands(): Entry[] {
  const seen = new Set<string>();
  return [...document.querySelectorAll<HTMLElement>('main button, main a')].flatMap((control) => {
    const hint = control.querySelector('kbd')?.textContent ?? '';
    const words = wordsOf(control);
    if (!hint || !words || seen.has(words) || control.offsetParent === null) return [];
    seen.add(words);
    return [{ key: `do ${words}`, words, beside: 'Do', hint, run: () => control.click() }];
  });
}

function wordsOf(control: HTMLElement): string {
  const copy = control.cloneNode(true) as HTMLElement; // a copy of an HTMLElement
  for (const key of copy.querySelectorAll('kbd')) key.remove();
  return copy.textContent.trim();
}

function entry(key: string, words: string, beside: string, path: string): Entry {
  return { key, words, beside, run: () => location.assign(path) };
}
