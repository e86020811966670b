import { keep, recall } from './storage';

export interface Saved {
  path: string;
  headline: string;
}

/** The stories saved in this browser, newest first. Anything that is not one of ours is left out. */
export function listSaved(): Saved[] {
  try {
    const kept: unknown = JSON.parse(recall('saved') ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSaved) : [];
  } catch {
    return [];
  }
}

/** Saves a story, or forgets it when it is saved already. Answers whether it is saved now. */
export function toggleSaved(story: Saved): boolean {
  const others = listSaved().filter(({ path }) => path !== story.path);
  const saved = others.length === listSaved().length;
  keep('saved', JSON.stringify(saved ? [story, ...others].slice(0, 200) : others));
  return saved;
}

function isSaved(value: unknown): value is Saved {
  if (typeof value !== 'object' || value === null) return false;
  const { path, headline } = value as Partial<Record<keyof Saved, unknown>>; // nothing is believed: both are checked
  return typeof headline === 'string' && typeof path === 'string' && /^\/(?!\/)/.test(path);
}
