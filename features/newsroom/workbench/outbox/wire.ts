import type { Edit } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Keeper } from '@/features/newsroom/workbench/outbox/keep-entries';
import { delayAfter, FIRST_LINE, type Line, sendAt } from '@/features/newsroom/workbench/outbox/line';
import { newSaveId } from '@/features/newsroom/workbench/outbox/new-key';
import {
  addEdit,
  adopt,
  type Entry,
  markSent,
  type Outbox,
  refresh,
  settle,
  workingDraft,
} from '@/features/newsroom/workbench/outbox/outbox';
import type { Reply } from '@/features/newsroom/workbench/outbox/send-save';
import type { Draft, SaveOutcome } from '@/features/newsroom/saving/schema';

/** What the page shows: changes only as a whole, so that React can compare it. */
export interface Shown {
  draft: Draft;
  entries: readonly Entry[];
  line: Line;
  /** Places that others changed since the page was opened, newest last. */
  cameIn: readonly string[];
}

interface Ends {
  draft: Draft;
  send: (entry: Entry) => Promise<Reply>;
  /** Opens the browser's own store; asked once, and only in a browser. */
  keeper: () => Promise<Keeper>;
}

const SIGNED_OUT_WAIT = 15_000;

/**
 * Every edit is shown at once, kept in the browser, then sent: after a pause in typing, one save at a time, again and
 * again under the same name until the server has it. Typing never waits for any of it. Knows no page.
 */
export class Wire {
  private outbox: Outbox;
  private shown: Shown;
  private firstAt = 0;
  private failures = 0;
  private sending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keeping: Promise<void> = Promise.resolve();
  /** A write that has not begun takes everything along. */
  private waiting = false;
  private opened: Promise<Keeper> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ends: Ends) {
    this.outbox = { draft: ends.draft, entries: [] };
    this.shown = { draft: ends.draft, entries: [], line: FIRST_LINE, cameIn: [] };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly snapshot = (): Shown => this.shown;

  /** Takes in what was done just now. */
  edit(edit: Edit): void {
    const last = Date.now();
    if (!this.outbox.entries.some(({ sent }) => !sent)) this.firstAt = last;
    this.outbox = addEdit(this.outbox, edit, { saveId: newSaveId(), at: new Date(last).toISOString() });
    void this.keep();
    this.show({ keeping: true, ...(this.shown.line.state === 'saved' && { state: 'kept' }) });
    if (this.failures === 0 && !this.sending) this.schedule(sendAt({ first: this.firstAt, last }) - last);
  }

  /** What a closed or crashed tab left goes in front, and out. Answers how many saves that was. */
  async restore(): Promise<number> {
    const found = await this.keeper()
      .then((keeper) => keeper.recover())
      .catch(() => []);
    this.outbox = adopt(this.outbox, found);
    this.show();
    if (found.length > 0) void this.tryNow();
    return found.length;
  }

  /** The server's own draft, looked up because somebody else is at work, or after a choice between two texts. */
  bring(fresh: Draft): void {
    const changed = fresh.version > this.outbox.draft.version ? differing(this.outbox.draft, fresh) : [];
    this.outbox = refresh(this.outbox, fresh);
    this.shown = { ...this.shown, cameIn: [...this.shown.cameIn, ...changed] };
    this.show();
  }

  /** Sends what waits, if nothing is on its way. */
  async tryNow(): Promise<void> {
    clearTimeout(this.timer);
    const [entry] = this.outbox.entries;
    if (this.sending || !entry) return;
    this.sending = true;
    this.outbox = markSent(this.outbox);
    this.show({ nextTry: null, ...(this.failures === 0 && { state: 'saving' }) });
    await this.keep();
    const reply = await this.ends.send(entry);
    this.sending = false;
    if (reply.kind === 'saved') this.arrived(entry, reply.outcome);
    else this.failed(reply);
  }

  /** Waits until everything written so far is in the browser's own store. */
  kept(): Promise<void> {
    return this.keeping;
  }

  /** Sends what waits, and answers whether the server has all of it now; false without the line. */
  sent(): Promise<boolean> {
    void this.tryNow();
    return new Promise((resolve) => {
      const look = () => {
        const { entries, line } = this.shown;
        if (entries.length > 0 && (line.state === 'kept' || line.state === 'saving')) return;
        stop();
        resolve(entries.length === 0);
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private arrived({ saveId }: Entry, outcome: SaveOutcome): void {
    this.failures = 0;
    this.firstAt = Date.now();
    this.outbox = settle(this.outbox, { saveId, outcome, spareId: newSaveId });
    void this.keep();
    this.shown = { ...this.shown, cameIn: [...this.shown.cameIn, ...outcome.merged] };
    const [next] = this.outbox.entries;
    this.show({ state: next ? 'saving' : 'saved', at: new Date().toISOString(), message: '', nextTry: null });
    if (next) this.schedule(next.sent ? 0 : sendAt({ first: 0, last: 0 }));
  }

  private failed(reply: Exclude<Reply, { kind: 'saved' }>): void {
    this.failures += 1;
    const { state, at } = this.shown.line;
    if (reply.kind === 'refused') {
      this.show({ state: 'refused', message: reply.message, nextTry: null });
      return;
    }
    const delay = reply.kind === 'signed-out' ? SIGNED_OUT_WAIT : delayAfter(this.failures);
    this.schedule(delay);
    this.show({
      state: reply.kind === 'signed-out' ? 'signed-out' : 'offline',
      at: state === 'offline' ? at : new Date().toISOString(),
      nextTry: new Date(Date.now() + delay).toISOString(),
    });
  }

  /** The latest queue, one write after another; what comes during a write goes along with the next. A full browser is said. */
  private keep(): Promise<void> {
    if (this.waiting) return this.keeping;
    this.waiting = true;
    this.keeping = this.keeping.then(async () => {
      this.waiting = false;
      const full = await this.keeper()
        .then((keeper) => keeper.keep(this.outbox.entries))
        .then(() => false)
        .catch(() => true);
      const { line } = this.shown;
      if (full !== line.full || this.waiting !== line.keeping) this.show({ full, keeping: this.waiting });
    });
    return this.keeping;
  }

  private keeper(): Promise<Keeper> {
    this.opened ??= this.ends.keeper();
    return this.opened;
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.tryNow(), milliseconds);
  }

  private show(line: Partial<Line> = {}): void {
    const { outbox, shown } = this;
    this.shown = {
      ...shown,
      draft: workingDraft(outbox),
      entries: outbox.entries,
      line: { ...shown.line, ...line },
    };
    for (const listener of this.listeners) listener();
  }
}

function differing(before: Draft, after: Draft): string[] {
  const old = new Map(before.blocks.map((block) => [block.key, block]));
  return after.blocks
    .filter(({ key, html, status }) => old.get(key)?.html !== html || old.get(key)?.status !== status)
    .map(({ key }) => `block:${key}`);
}
