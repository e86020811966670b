import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { placesOf } from '@/features/newsroom/workbench/outbox/apply-change';
import { newSaveId } from '@/features/newsroom/workbench/outbox/new-key';
import type { Entry, Kept } from '@/features/newsroom/workbench/outbox/outbox';
import { type Aside, asideOf } from '@/features/newsroom/workbench/outbox/set-aside';

interface OnShelf {
  /** Whose, of which article, in which tab. */
  id: string;
  owner: string;
  tab: string;
  entries: readonly Entry[];
  /** What was not taken; earlier versions of ours kept none. */
  aside?: readonly Aside[];
  at: number;
}

interface Shelf extends DBSchema {
  kept: { key: string; value: OnShelf; indexes: { owner: string } };
}

/** Where unsent saves wait in this browser. */
export interface Keeper {
  /** What other tabs, now closed or crashed, left unsent; taken over by this one. */
  recover: () => Promise<Kept>;
  /** Rejects when the browser has no room. */
  keep: (kept: Kept) => Promise<void>;
}

const DAYS_30 = 30 * 86_400_000;

/** The shelf of one person for one article. A colleague at the same computer has another. */
export async function openKeeper(userId: number, articleId: number, tab: string): Promise<Keeper> {
  const shelf = await openDB<Shelf>('newsroom', 1, {
    upgrade: (made) => made.createObjectStore('kept', { keyPath: 'id' }).createIndex('owner', 'owner'),
  });
  const owner = `${userId}:${articleId}`;
  const id = `${owner}:${tab}`;
  await holdTab(tab);
  return {
    recover: () => recover(shelf, owner, tab),
    keep: async ({ entries, aside }) => {
      if (entries.length + aside.length === 0) await shelf.delete('kept', id);
      else await shelf.put('kept', { id, owner, tab, entries, aside, at: Date.now() });
    },
  };
}

async function recover(shelf: IDBPDatabase<Shelf>, owner: string, tab: string): Promise<Kept> {
  const all = await shelf.getAllFromIndex('kept', 'owner', owner);
  const open = await openTabs();
  const left = all.filter((kept) => kept.tab !== tab && !open.has(kept.tab)).sort((a, b) => a.at - b.at);
  const isOld = ({ at }: OnShelf) => at < Date.now() - DAYS_30;
  const entries = left.filter((kept) => !isOld(kept)).flatMap((kept) => kept.entries);
  const aside = left.flatMap((kept) => [
    ...(kept.aside ?? []),
    ...(isOld(kept) ? kept.entries.flatMap(tooOld) : []),
  ]);
  const writing = shelf.transaction('kept', 'readwrite');
  const mine = `${owner}:${tab}`;
  // In one transaction: what is taken over stands in this tab's name before it is gone from the other's.
  if (entries.length + aside.length > 0)
    await writing.store.put({ id: mine, owner, tab, entries, aside, at: Date.now() });
  await Promise.all(left.map(({ id }) => writing.store.delete(id)));
  await writing.done;
  return { entries, aside };
}

/** Words of a month ago are not sent unasked into a text that went on without them. */
function tooOld(entry: Entry): Aside[] {
  const message = 'Written more than a month ago in this browser, and never sent.';
  return placesOf(entry.change).map((place) => asideOf(entry, place, { id: newSaveId(), message }));
}

/** A lock that the browser itself gives up when the tab is gone, however it went. */
function holdTab(tab: string): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve();
  return new Promise((held) => {
    void navigator.locks.request(lockOf(tab), () => {
      held();
      return new Promise(() => undefined);
    });
  });
}

/** Without locks (plain http) no tab counts as open: a save sent twice under one name is taken once. */
async function openTabs(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => (name?.startsWith('newsroom-tab:') ? [name.slice(13)] : [])));
}

function lockOf(tab: string): string {
  return `newsroom-tab:${tab}`;
}
