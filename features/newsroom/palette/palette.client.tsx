'use client';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type Entry, entriesFor, pageCommands } from '@/features/newsroom/palette/entries';
import type { Find } from '@/features/newsroom/palette/find-anything';
import { useGlobalKeys } from '@/features/newsroom/palette/use-global-keys';

interface Props {
  /** The rooms this person may enter: path and word. */
  places: readonly (readonly [string, string])[];
  mayWrite: boolean;
}

const PAUSE_MS = 150;

/** Ctrl K: find a story or a room, or do what this page can do. Without script the search page is there. */
export function Palette({ places, mayWrite }: Props) {
  const [open, setOpen] = useState(false);
  const { going, write } = useGlobalKeys({ open: () => setOpen(true), mayWrite });
  return (
    <>
      <p className="toast" role="status" data-on={going ? '' : undefined}>
        {going && `Go to: D desk, F front, C calendar, M media, S sources${mayWrite ? ', W write' : ''}`}
      </p>
      {open && <Asking {...{ places, mayWrite, write }} close={() => setOpen(false)} />}
    </>
  );
}

function Asking({ places, mayWrite, write, close }: Props & { write: () => void; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const [commands] = useState(pageCommands);
  const found = useFound(q);
  const entries = entriesFor(q, { commands, places, found, write: mayWrite ? write : null });
  useEffect(() => dialog.current?.showModal(), []);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    entry.run();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, entries.length));
    else if (event.key === 'ArrowUp') setAt((at + entries.length - 1) % Math.max(1, entries.length));
    else if (event.key === 'Enter') run(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="pal" aria-label="Search or do" onClose={close}>
      <input
        role="combobox"
        aria-label="Search or do"
        aria-expanded="true"
        aria-controls={`${id}list`}
        aria-activedescendant={entries.length > 0 ? `${id}e${at}` : undefined}
        placeholder="A story, a room, or what to do"
        autoFocus
        autoComplete="off"
        maxLength={100}
        value={q}
        onChange={(event) => {
          setQ(event.target.value);
          setAt(0);
        }}
        onKeyDown={pressed}
      />
      <ul id={`${id}list`} role="listbox" aria-label="Found">
        {entries.map((entry, index) => (
          <li
            key={entry.key}
            id={`${id}e${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => run(entry)}
          >
            <bdi lang={entry.language}>{entry.words}</bdi>
            <span className="mut xs">{entry.beside}</span>
            {entry.hint && <kbd>{entry.hint}</kbd>}
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="pad mut">Nothing here is called that.</p>}
    </dialog>
  );
}

/** What the server finds, a moment after the last letter; an answer that was overtaken is not shown. */
function useFound(q: string): readonly Find[] {
  const [answer, setAnswer] = useState<{ q: string; found: Find[] }>({ q: '', found: [] });
  useEffect(() => {
    if (q.trim().length < 2) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/newsroom/find?q=${encodeURIComponent(q)}`, { signal: stop.signal })
        .then(async (response) => {
          if (response.ok) setAnswer({ q, found: ((await response.json()) as { found: Find[] }).found });
        })
        .catch(() => undefined); // no line: rooms and commands are still there
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [q]);
  return q.trim().length < 2 ? [] : answer.found;
}
