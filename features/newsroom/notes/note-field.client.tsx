'use client';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { LONGEST_NOTE } from '@/features/newsroom/notes/schema';

interface Props {
  colleagues: readonly string[];
  /** What was typed before it was refused. */
  typed?: string;
  problem?: string;
}

const MOST = 6;

/** Where a note is written. After an `@` it offers the names that fit. */
export function NoteField({ colleagues, typed = '', problem }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [begun, setBegun] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const fits = begun === null ? [] : namesFor(begun, colleagues);
  const look = () => {
    const { value, selectionStart } = field.current ?? { value: '', selectionStart: 0 };
    setBegun(/(?:^|[\s(])@([^@\n]{0,40})$/u.exec(value.slice(0, selectionStart))?.[1] ?? null);
    setAt(0);
  };
  const take = (name: string) => {
    const text = field.current;
    if (!text || begun === null) return;
    const end = text.selectionStart;
    text.setRangeText(`${name} `, end - begun.length, end, 'end');
    setBegun(null);
    text.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') field.current?.form?.requestSubmit();
    const chosen = fits[at];
    if (!chosen) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % fits.length);
    else if (event.key === 'ArrowUp') setAt((at + fits.length - 1) % fits.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen);
    else if (event.key === 'Escape') setBegun(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="field">
      <label htmlFor={id}>Note</label>
      <textarea
        ref={field}
        {...{ id, name: 'text', className: 'in', rows: 3, maxLength: LONGEST_NOTE, dir: 'auto' }}
        defaultValue={typed}
        aria-haspopup="listbox"
        aria-controls={`${id}names`}
        aria-activedescendant={fits.length > 0 ? `${id}name${at}` : undefined}
        aria-autocomplete="list"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}told`}
        onKeyDown={pressed}
        onInput={look}
        onBlur={() => setBegun(null)}
      />
      <span id={`${id}told`} className={problem ? 'hint problem' : 'hint'} role={problem && 'alert'}>
        {problem ?? 'With @ and a name, it stands on that person’s Today.'}
      </span>
      <ul id={`${id}names`} role="listbox" aria-label="Names" className="names" hidden={fits.length === 0}>
        {fits.map((name, index) => (
          <li
            key={name}
            id={`${id}name${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault(); // the field keeps the focus
              take(name);
            }}
          >
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}

function namesFor(begun: string, colleagues: readonly string[]): string[] {
  const typed = begun.toLowerCase();
  return colleagues.filter((name) => name.toLowerCase().startsWith(typed) && name !== begun).slice(0, MOST);
}
