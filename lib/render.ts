import { AsyncLocalStorage } from 'node:async_hooks';

/** What a page says about itself while it renders. */
export interface RenderScope {
  deps: Set<string>;
  status?: number;
  headers: Record<string, string>;
  softAgeMs: number;
  /** From this moment on (milliseconds since 1970) the page is wrong. */
  expiresAt: number;
  /** When the newest thing on the page came or changed; 0 while nothing has said so. */
  changedAt: number;
  /** Whoever asked for the render puts these into the page itself. */
  takesParts?: boolean;
  parts?: PageParts;
  /** What a reader sent; absent when the page is only read. */
  form?: PostedForm;
}

/** A form as a reader sent it. Nothing in it has been checked. */
export interface PostedForm {
  /** The first value of each field. */
  fields: Readonly<Record<string, string>>;
  /** Tells senders apart for a day and says nothing about who they are. */
  sender: string;
}

/** A page's own part of the head, and its body, as HTML. */
export interface PageParts {
  head: string;
  body: string;
}

/** What stands in a page for the body that was handed over. */
export const BODY_PLACE = '<page-body></page-body>';

interface Fragment {
  value: unknown;
  deps: ReadonlySet<string>;
  changedAt: number;
  loadedAt: number;
}

interface Shared {
  scopes: AsyncLocalStorage<RenderScope>;
  fragments: Map<string, Fragment>;
  loading: Map<string, Promise<Fragment>>;
  keeping: boolean;
}

const MOST_FRAGMENTS = 500;

// Next bundles pages apart from the server that runs them: two module graphs in one process, one store for both.
const home = globalThis as typeof globalThis & { timesRender?: Shared };
const shared: Shared = (home.timesRender ??= {
  scopes: new AsyncLocalStorage(),
  fragments: new Map(),
  loading: new Map(),
  keeping: false,
});

/**
 * Names what the page being rendered depends on: `article:7`, `section:world`, `source:3`, `day:2026-11-22`, `latest`,
 * `front`. When one of them is purged, the page is rendered anew. Does nothing outside a render.
 */
export function dep(...names: string[]): void {
  const scope = shared.scopes.getStore();
  if (scope) for (const name of names) scope.deps.add(name);
}

/**
 * Sets the status and extra headers (lower-case names) of the page being rendered, which then shows its own view.
 * `notFound()` and `redirect()` are not for reader pages: without script their body is empty.
 */
export function answerStatus(status: number, headers: Readonly<Record<string, string>> = {}): void {
  const scope = shared.scopes.getStore();
  if (!scope) return;
  scope.status = status;
  Object.assign(scope.headers, headers);
}

/** The form that the page being rendered answers; null when it is only read. A page that answers one is never kept. */
export function postedForm(): PostedForm | null {
  return shared.scopes.getStore()?.form ?? null;
}

/** Whether the server puts head and body into the page being rendered by itself. */
export function takesParts(): boolean {
  return shared.scopes.getStore()?.takesParts ?? false;
}

/**
 * Gives the finished parts of a page to the server past React, which would write them twice, as HTML and as flight data.
 * `BODY_PLACE` must then stand where the body belongs.
 */
export function handOver(parts: PageParts): void {
  const scope = shared.scopes.getStore();
  if (scope) scope.parts = parts;
}

/** Lets the page being rendered be refreshed behind its reader once it is this old. The smallest age named wins. */
export function softAge(seconds: number): void {
  const scope = shared.scopes.getStore();
  if (scope) scope.softAgeMs = Math.min(scope.softAgeMs, seconds * 1000);
}

/** Lets the page being rendered be served only before a moment at which it becomes wrong. The earliest named wins. */
export function expires(at: Date): void {
  const scope = shared.scopes.getStore();
  if (scope) scope.expiresAt = Math.min(scope.expiresAt, at.getTime());
}

/**
 * Says when something that the page being rendered shows last changed, as readers see it. The newest of them is the page's
 * `Last-Modified`: from the content alone, so that every process and every start says the same.
 */
export function changed(...moments: (Date | null)[]): void {
  const scope = shared.scopes.getStore();
  if (scope) scope.changedAt = Math.max(scope.changedAt, ...moments.map((at) => at?.getTime() ?? 0));
}

/**
 * Side content that many pages share (latest, trends), kept in this process. Older than `maxAgeMs` it is still given,
 * and loaded anew behind the reader, once however many ask; a page that uses it is refreshed when its side content is
 * due to be. The names that `load` depends on become those of every such page, so name few; when one is purged the
 * content is dropped. `name` holds everything else that `load` depends on. Outside a render, and while purges can't
 * be heard, `load` simply runs.
 */
export async function remember<T>(
  name: string,
  { maxAgeMs }: { maxAgeMs: number },
  load: () => Promise<T>,
): Promise<T> {
  if (!shared.scopes.getStore()) return load();
  const kept = shared.fragments.get(name);
  const fragment = kept ?? (await loadFragment(name, load));
  if (kept && Date.now() - kept.loadedAt > maxAgeMs) void loadFragment(name, load).catch(keepTheOldOne);
  dep(...fragment.deps);
  changed(new Date(fragment.changedAt));
  const left = fragment.loadedAt + maxAgeMs - Date.now();
  softAge(Math.max(left, 1000) / 1000);
  return fragment.value as T; // the same name is always loaded by the same function
}

/** Runs `work` as one render and gathers what it says about itself. For the server that keeps finished pages. */
export function inRender<T>(scope: RenderScope, work: () => Promise<T>): Promise<T> {
  return shared.scopes.run(scope, work);
}

export function newRenderScope(): RenderScope {
  return { deps: new Set(), headers: {}, softAgeMs: Infinity, expiresAt: Infinity, changedAt: 0 };
}

/** Drops the side content that depends on one of these names; `*` drops all. What is being loaded is not kept. */
export function forgetFragments(names: readonly string[]): void {
  shared.loading.clear();
  if (names.includes('*')) shared.fragments.clear();
  for (const [key, fragment] of shared.fragments) {
    if (names.some((name) => fragment.deps.has(name))) shared.fragments.delete(key);
  }
}

/** Side content is kept only while this process hears of purges. */
export function keepFragments(keeping: boolean): void {
  if (shared.keeping !== keeping) forgetFragments(['*']);
  shared.keeping = keeping;
}

function loadFragment(name: string, load: () => Promise<unknown>): Promise<Fragment> {
  const running = shared.loading.get(name);
  if (running) return running;
  const loading: Promise<Fragment> = runLoad(load).then(
    (fragment) => {
      // Gone from the table: a purge came while it was loading, and it may hold what was purged.
      if (shared.loading.get(name) === loading && shared.keeping) keep(name, fragment);
      settle(name, loading);
      return fragment;
    },
    (error: unknown) => {
      settle(name, loading);
      throw error;
    },
  );
  shared.loading.set(name, loading);
  return loading;
}

async function runLoad(load: () => Promise<unknown>): Promise<Fragment> {
  const scope = newRenderScope();
  const loadedAt = Date.now();
  const value = await shared.scopes.run(scope, load);
  return { value, deps: scope.deps, changedAt: scope.changedAt, loadedAt };
}

function keep(name: string, fragment: Fragment): void {
  const oldest = shared.fragments.keys().next();
  if (shared.fragments.size >= MOST_FRAGMENTS && !oldest.done) shared.fragments.delete(oldest.value);
  shared.fragments.set(name, fragment);
}

function settle(name: string, loading: Promise<Fragment>): void {
  if (shared.loading.get(name) === loading) shared.loading.delete(name);
}

function keepTheOldOne(): void {
  // The next reader asks again; whoever has nothing old gets the error itself.
}
