import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listSaved, toggleSaved } from './saved';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  });
});

const rhine = { path: '/economy/2026-11-21/rhine', headline: 'The Rhine falls' };
const marsh = { path: '/asia/2026-11-21/marsh', headline: 'Marsh villages' };

describe('saved stories', () => {
  it('stand newest first and go when they are saved again', () => {
    expect(toggleSaved(rhine)).toBe(true);
    expect(toggleSaved(marsh)).toBe(true);
    expect(listSaved()).toEqual([marsh, rhine]);
    expect(toggleSaved(marsh)).toBe(false);
    expect(listSaved()).toEqual([rhine]);
  });

  it('are none when what is kept is not ours', () => {
    kept.set('saved', '{"not":"a list"}');
    expect(listSaved()).toEqual([]);
    kept.set('saved', 'not JSON');
    expect(listSaved()).toEqual([]);
  });

  it('never lead off the site', () => {
    const bad = ['javascript:alert(1)', '//elsewhere.example/', 'https://elsewhere.example/'];
    kept.set('saved', JSON.stringify([...bad.map((path) => ({ path, headline: 'x' })), rhine]));
    expect(listSaved()).toEqual([rhine]);
  });
});
