import { differing, findForeign } from '@/features/newsroom/workbench/outbox/find-foreign';
import type { Edit } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Keeper } from '@/features/newsroom/workbench/outbox/keep-entries';
import { delayAfter, FIRST_LINE, type Line, sendAt } from '@/features/newsroom/workbench/outbox/line';
import { newSaveId } from '@/features/newsroom/workbench/outbox/new-key';
import {
  addEdit,
  adopt,
  type Entry,
  keptPlaces,
  type Kept,
  markSent,
  type Outbox,
  refresh,
  settle,
  workingDraft,
} from '@/features/newsroom/workbench/outbox/outbox';
import type { Reply } from '@/features/newsroom/workbench/outbox/send-save';
import { sendAgain, setAside, throwAway, type Verdict } from '@/features/newsroom/workbench/outbox/set-aside';
import { namePlaces } from '@/features/newsroom/saving/refusing/name-places';
import { Change, type Draft, type SaveOutcome } from '@/features/newsroom/saving/schema';

/** What the page shows: changes only as a whole, so that React can compare it. */
export interface Shown extends Kept {
  draft: Draft;
  line: Line;
  /** Places that others changed since the page was opened, newest last. */
  cameIn: readonly string[];
}

interface Ends {
  draft: Draft;
  send: (entry: Entry) => Promise<Reply>;
  /** Opens the browser's own store; asked once, and only in a browser. */
  keeper: () => Promise<Keeper>;
  /** Asked when nothing of a story is taken any more: how it stands now; null: not to be had. */
  look?: () => Promise<Draft | null>;
}

const SIGNED_OUT_WAIT = 15_000;
/** After so many faults of the server over one save it is asked whether it takes another. */
const PATIENT = 4;
/** How long the browser's own store is waited for: words are shown and sent without it. */
const STORE_WAIT = 3000;

/**
 * Every edit is shown at once, kept in the browser, then sent: after a pause in typing, one save at a time, again and
 * again under the same name until the server has it. What the server will not have is put aside, and holds nothing up.
 * Typing never waits for any of it. Knows no page.
 */
export class Wire {
  private outbox: Outbox;
  private shown: Shown;
  private firstAt = 0;
  private failures = 0;
  private faults = { saveId: '', count: 0 };
  private sending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keeping: Promise<void> = Promise.resolve();
  /** A write that has not begun takes everything along. */
  private waiting = false;
  private opened: Promise<Keeper> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ends: Ends) {
    this.outbox = { draft: ends.draft, entries: [], aside: [] };
    this.shown = { ...this.outbox, line: FIRST_LINE, cameIn: [] };
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

  /**
   * What a closed or crashed tab left goes in front, and out. Answers how many saves that was; none where the browser's
   * store has not answered yet: then they come when it does.
   */
  async restore(): Promise<number> {
    const found = this.keeper()
      .then((keeper) => keeper.recover())
      .then(
        (kept) => this.takeOver(kept),
        () => 0,
      );
    return within(STORE_WAIT, found, 0);
  }

  private takeOver(found: Kept): number {
    this.outbox = adopt(this.outbox, found);
    this.show();
    if (found.entries.length + found.aside.length > 0) void this.keep();
    if (found.entries.length > 0) void this.tryNow();
    return found.entries.length;
  }

  /** Sends again what was put aside. */
  retry(id: string): void {
    this.outbox = sendAgain(this.outbox, id, newSaveId());
    void this.keep();
    this.show();
    void this.tryNow();
  }

  /** Throws away what was put aside. */
  discard(id: string): void {
    this.outbox = throwAway(this.outbox, id);
    void this.keep();
    this.show();
  }

  /** The server's own draft, looked up because somebody else is at work, or after a choice between two texts. */
  bring(fresh: Draft): void {
    const mine = new Set(keptPlaces(this.outbox));
    const changed = differing(this.outbox.draft, fresh).filter((place) => !mine.has(place));
    const before = this.outbox.draft;
    this.outbox = refresh(this.outbox, fresh);
    if (this.outbox.draft !== before)
      this.shown = { ...this.shown, cameIn: [...this.shown.cameIn, ...changed] };
    this.show();
  }

  /** Sends what waits, if nothing is on its way. */
  async tryNow(): Promise<void> {
    clearTimeout(this.timer);
    if (this.sending) return;
    this.putAsideBeforehand();
    const [entry] = this.outbox.entries;
    if (!entry) return;
    this.sending = true;
    this.outbox = markSent(this.outbox);
    this.show({ nextTry: null, ...(this.failures === 0 && { state: 'saving' }) });
    await this.keep();
    const reply = await this.ends.send(entry);
    const isFault = reply.kind === 'gone' && reply.failed && this.countFault(entry) >= PATIENT;
    const isAtFault = isFault && (await this.takesOthers());
    this.sending = false;
    if (reply.kind === 'saved') this.arrived(entry, reply.outcome);
    else if (reply.kind === 'refused') this.refused(entry, reply);
    else if (isAtFault) this.refused(entry, FAULT);
    else this.failed(reply);
  }

  /** Whether the server takes a save, if only one that changes nothing: only then is another one itself at fault. */
  private async takesOthers(): Promise<boolean> {
    const change = { base: this.outbox.draft.version };
    const entry = { saveId: newSaveId(), change, at: new Date().toISOString(), sent: true };
    return (await this.ends.send(entry)).kind === 'saved';
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
        resolve(entries.length === 0 && this.shown.aside.length === 0);
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
    const foreign = findForeign(this.outbox.draft, outcome);
    this.outbox = settle(this.outbox, { saveId, outcome, spareId: newSaveId });
    void this.keep();
    this.shown = { ...this.shown, cameIn: [...this.shown.cameIn, ...foreign] };
    this.goOn(new Date().toISOString());
  }

  /** What is too long, or not what a field holds, is not even sent. */
  private putAsideBeforehand(): void {
    const [entry] = this.outbox.entries;
    if (!entry) return;
    const read = Change.safeParse(entry.change);
    const refused = read.success ? [] : namePlaces(entry.change, read.error);
    const [first] = refused;
    if (!first) return;
    this.putAside(entry, { refused, message: first.message, whole: false });
    this.goOn(this.shown.line.at);
  }

  private refused(entry: Entry, verdict: Verdict): void {
    this.failures = 0;
    this.putAside(entry, verdict);
    this.goOn(this.shown.line.at);
    if (verdict.whole) void this.ends.look?.().then((draft) => draft && this.bring(draft));
  }

  private putAside({ saveId }: Entry, verdict: Verdict): void {
    this.outbox = setAside(this.outbox, { saveId, verdict, spareId: newSaveId });
    void this.keep();
  }

  private goOn(at: string | null): void {
    const [next] = this.outbox.entries;
    this.show({ state: next ? 'saving' : 'saved', at, nextTry: null });
    if (next) this.schedule(next.sent ? 0 : sendAt({ first: 0, last: 0 }));
  }

  private countFault({ saveId }: Entry): number {
    this.faults = { saveId, count: this.faults.saveId === saveId ? this.faults.count + 1 : 1 };
    return this.faults.count;
  }

  private failed(reply: Exclude<Reply, { kind: 'saved' | 'refused' }>): void {
    this.failures += 1;
    const { state, at } = this.shown.line;
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
      const writing = this.keeper()
        .then((keeper) => keeper.keep({ entries: this.outbox.entries, aside: this.outbox.aside }))
        .then(() => false)
        .catch(() => true);
      const { line } = this.shown;
      // A store that did not answer once is not waited for again; when it does, it is heard.
      const full = await within(line.full ? 0 : STORE_WAIT, writing, true);
      if (full !== line.full || this.waiting !== line.keeping) this.show({ full, keeping: this.waiting });
      if (full) void writing.then((isFull) => isFull || this.show({ full: false }));
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
      aside: outbox.aside,
      line: { ...shown.line, ...line },
    };
    for (const listener of this.listeners) listener();
  }
}

/** What a promise answers, or `otherwise` when that takes too long. */
function within<T>(milliseconds: number, answer: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), milliseconds)));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

const FAULT: Verdict = {
  message: 'The server failed over this again and again. It can be sent again later.',
  refused: [],
  whole: false,
};
