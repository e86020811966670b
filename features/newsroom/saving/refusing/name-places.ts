import type { z } from 'zod';
import type { Refused } from '@/features/newsroom/saving/refusing/not-taken';

/** The places of a change that a schema did not take, each once. What names no place (too many blocks at once) is left out. */
export function namePlaces(change: unknown, { issues }: z.ZodError): Refused[] {
  const found = new Map<string, Refused>();
  for (const { path, message } of issues) {
    const place = placeAt(change, path);
    if (place !== null && !found.has(place)) found.set(place, { place, message });
  }
  return [...found.values()];
}

function placeAt(change: unknown, [part, at]: readonly PropertyKey[]): string | null {
  if (part === 'order') return 'order';
  if (part === 'fields') return typeof at === 'string' ? `field:${at}` : null;
  if (part !== 'blocks' && part !== 'review' && part !== 'decide') return null;
  const key = typeof at === 'number' ? keyOf(read(read(change, part), at)) : null;
  return key === null ? null : `block:${key}`;
}

function keyOf(entry: unknown): string | null {
  const key = read(entry, 'key');
  return typeof key === 'string' ? key : null;
}

function read(holder: unknown, name: PropertyKey): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}
