import { type RefCallback, useEffect, useRef } from 'react';

/** Words typed into a field before the page was awake: the field shows them, and nobody was told. */
export function useTypedBefore(
  value: string,
  change: (value: string) => void,
): RefCallback<HTMLInputElement | HTMLTextAreaElement> {
  const field = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const first = useRef({ value, change });
  useEffect(() => {
    const typed = field.current?.value;
    if (typed !== undefined && typed !== first.current.value) first.current.change(typed);
  }, []);
  return (element) => {
    field.current = element;
  };
}
