import { useSyncExternalStore } from 'react';

const never = () => () => undefined;
const isHere = () => true;
const isNotHere = () => false;

/** Whether script is at work: not while the server prints. What a key does is promised only then (`data-ready`). */
export function useReady(): boolean {
  return useSyncExternalStore(never, isHere, isNotHere);
}
