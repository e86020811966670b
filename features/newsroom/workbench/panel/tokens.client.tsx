'use client';
import { useId, useState } from 'react';
import { useTypedBefore } from '@/features/newsroom/workbench/typing/use-typed-before';
import { slugify } from '@/lib/text/slug';
import { Icon } from '@/components/ui/icon';

interface Props {
  label: string;
  /** What one of them is called, for the button. */
  word: string;
  values: readonly string[];
  suggestions: readonly string[];
  /** How many there may be, and how long each. */
  most: number;
  longest: number;
  /** Why they can't be changed. */
  fixed?: string;
  change: (values: string[]) => void;
}

/** A list of names, added with Enter, taken off with a button; what is typed is completed from what there is. */
export function Tokens({ label, word, values, suggestions, most, longest, fixed, change }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const ref = useTypedBefore('', setTyped);
  const name = typed.trim();
  const isFull = values.length >= most;
  // What would not be taken stays in the field, with the reason below it.
  const why =
    fixed ??
    (values.length > most || (isFull && name !== '') ? `At most ${most}. Take one off first.` : null) ??
    (name.length > longest ? `At most ${longest} letters; this has ${name.length}.` : null) ??
    (word === 'topic' && name !== '' && slugify(name) === '' ? 'A topic needs letters or digits.' : null);
  const add = () => {
    if (why !== null) return;
    setTyped('');
    if (name && !values.some((one) => one.toLowerCase() === name.toLowerCase())) change([...values, name]);
  };
  return (
    <div className="field" role="group" aria-labelledby={`${id}l`}>
      <label htmlFor={id} id={`${id}l`} className="lab">
        {label}
      </label>
      <div className="row wrap gap6">
        {values.map((value) => (
          <span key={value} className="tok">
            {value}
            {fixed === undefined && (
              <button
                type="button"
                aria-label={`Remove ${value}`}
                onClick={() => change(values.filter((one) => one !== value))}
              >
                <Icon name="x" />
              </button>
            )}
          </span>
        ))}
      </div>
      <div className="row gap6">
        <input
          id={id}
          className="in grow"
          list={`${id}s`}
          ref={ref}
          disabled={fixed !== undefined}
          aria-describedby={why === null ? undefined : `${id}h`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            // With Ctrl it is a key of the story.
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing)
              return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" className="btn sm" onClick={add} disabled={why !== null}>
          Add {word}
        </button>
      </div>
      {why !== null && (
        <span className={fixed === undefined ? 'hint err' : 'hint'} id={`${id}h`} role="status">
          {why}
        </span>
      )}
      <datalist id={`${id}s`}>
        {suggestions
          .filter((one) => !values.includes(one))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
    </div>
  );
}
