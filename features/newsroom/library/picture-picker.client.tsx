'use client';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { reasonOf } from '@/lib/errors';
import type { UsablePicture } from '@/features/newsroom/library/find-usable';

interface Props {
  /** Called with what a picture block takes. */
  onPick: (picture: UsablePicture) => void;
  onClose: () => void;
}

const PAUSE_MS = 150;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** Finds a picture that may be used and hands it over: type, arrows, Enter; Escape leaves. */
export function PicturePicker({ onPick, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [q, setQ] = useState('');
  const { pictures, problem } = useFound(q);
  const [at, setAt] = useState(0);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const chosen = pictures[Math.min(at, pictures.length - 1)];
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const typing = q !== '' && event.key.length > 7 && /Left|Right/.test(event.key);
    if (event.key === 'Enter' && chosen) onPick(chosen);
    else if (step && !typing) setAt(Math.max(0, Math.min(pictures.length - 1, at + step)));
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="pal picker" aria-label="Choose a picture" onClose={onClose}>
      <input
        className="in"
        type="search"
        role="combobox"
        aria-label="Find a picture"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={chosen && `${id}${chosen.mediaId}`}
        value={q}
        onChange={({ currentTarget }) => {
          setQ(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <ul className="grid" id={id} role="listbox" aria-label="Pictures">
        {pictures.map((picture) => (
          <li
            key={picture.mediaId}
            id={`${id}${picture.mediaId}`}
            className="tile"
            role="option"
            aria-selected={picture === chosen}
            onClick={() => {
              onPick(picture);
            }}
          >
            <img className="im" src={picture.thumb} alt="" />
            <span className="c">
              <span className="b">{picture.caption || picture.alt}</span>
              <span className="mut">{picture.credit}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="pad mut" role="status">
        {problem ?? (pictures.length === 0 ? 'No picture that may be used is called that.' : '')}
      </p>
    </dialog>
  );
}

/** What the library finds for some words; answers to words that are no longer asked are dropped. */
function useFound(q: string): { pictures: UsablePicture[]; problem?: string } {
  const [found, setFound] = useState<{ pictures: UsablePicture[]; problem?: string }>({ pictures: [] });
  useEffect(() => {
    const stop = new AbortController();
    const wait = setTimeout(() => {
      search(q, stop.signal)
        .then((pictures) => {
          setFound({ pictures });
        })
        .catch((error: unknown) => {
          if (!stop.signal.aborted) setFound({ pictures: [], problem: reasonOf(error) });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [q]);
  return found;
}

async function search(q: string, signal: AbortSignal): Promise<UsablePicture[]> {
  const answer = await fetch(`/newsroom/media/search?q=${encodeURIComponent(q)}`, { signal });
  if (answer.status === 401) throw new Error('You are signed out. Sign in again: your text is kept.');
  if (!answer.ok) throw new Error('The library does not answer. Try again in a moment.');
  return ((await answer.json()) as { pictures: UsablePicture[] }).pictures; // our own answer
}
