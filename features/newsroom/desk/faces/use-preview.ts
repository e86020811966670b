import { useEffect, useRef, useState } from 'react';
import type { Preview } from '@/features/newsroom/desk/queue/read-preview';

/** The preview of the row one stands on: asked for when one stays a moment, so that running down the list asks for little. */
export function usePreview(ref: string, first: Preview | null): Preview | null {
  const known = useRef(new Map(first ? [[first.ref, first]] : []));
  const [shown, setShown] = useState(first);
  useEffect(() => {
    const have = known.current.get(ref);
    if (have || !ref) {
      setShown(have ?? null);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/newsroom/desk/preview/${ref}`, { signal: stop.signal })
        .then(async (answer) => (answer.ok ? ((await answer.json()) as Preview) : null))
        .then((preview) => {
          if (preview) known.current.set(ref, preview);
          setShown(preview);
        })
        .catch(() => undefined); // the line is down or one has moved on: what is shown stays
    }, 80);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ref]);
  return shown;
}
