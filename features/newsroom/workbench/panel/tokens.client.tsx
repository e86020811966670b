'use client';
import { useId, useState } from 'react';
import { Icon } from '@/components/ui/icon';

interface Props {
  label: string;
  /** What one of them is called, for the button. */
  word: string;
  values: readonly string[];
  suggestions: readonly string[];
  change: (values: string[]) => void;
}

/** A list of names, added with Enter, taken off with a button; what is typed is completed from what there is. */
export function Tokens({ label, word, values, suggestions, change }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const add = () => {
    const name = typed.trim();
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
            <button
              type="button"
              aria-label={`Remove ${value}`}
              onClick={() => change(values.filter((one) => one !== value))}
            >
              <Icon name="x" />
            </button>
          </span>
        ))}
      </div>
      <div className="row gap6">
        <input
          id={id}
          className="in grow"
          list={`${id}s`}
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
        <button type="button" className="btn sm" onClick={add}>
          Add {word}
        </button>
      </div>
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
