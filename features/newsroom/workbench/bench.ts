import { Answering } from '@/features/newsroom/workbench/answering';
import { moveBlock } from '@/features/newsroom/workbench/blocks/change-blocks';
import type { Caret } from '@/features/newsroom/workbench/blocks/place-caret';
import { draftNote } from '@/features/newsroom/workbench/panel/draft-note';
import type { Command } from '@/features/newsroom/workbench/typing/keys';
import { Opening } from '@/features/newsroom/workbench/typing/opening';
import { listRows, nextOpen, nextUnread } from '@/features/newsroom/workbench/list-rows';
import { type Edit, placesOf } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Shown } from '@/features/newsroom/workbench/outbox/wire';
import { isOpen, type Row } from '@/features/newsroom/workbench/points';
import type { Surroundings } from '@/features/newsroom/workbench/schema';
import type { Ends, View } from '@/features/newsroom/workbench/view';
import { caretAfter, History, type Turn } from '@/features/newsroom/workbench/undoing/history';
import type { Draft, DraftBlock } from '@/features/newsroom/saving/schema';
import { plainText } from '@/lib/text/plain-text';

export type { Ends, View };

/** Where one is in a story and what the keys do there. Knows no page: it is played in tests as it is by hand. */
export class Bench {
  readonly around: Surroundings;
  readonly me: { id: number; name: string };
  readonly clock: (iso: string) => string;
  readonly answering: Answering;
  readonly opening: Opening;
  private view: View;
  /** What the page was last told: the same as `view`, unless it must not move just now. */
  private told: View;
  private still = false;
  private readonly later: (() => void)[] = [];
  private cameIn = 0;
  private readonly history: History;
  private readonly opened: Draft;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ends: Ends) {
    this.around = ends.around;
    this.me = ends.me;
    this.clock = ends.clock;
    this.history = new History(ends.me.id);
    this.answering = new Answering(this, ends);
    this.opening = new Opening(this);
    const shown = ends.wire.snapshot();
    this.opened = shown.draft;
    const rows = this.rowsOf(shown);
    const first =
      rows.find(({ points }) => points.some(isOpen)) ?? rows.find(({ block }) => block?.status === 'machine');
    const current = (first ?? rows.find(({ block }) => block) ?? rows[0])?.place ?? '';
    this.view = { ...shown, rows, current, writing: null, said: '', dialog: null };
    this.told = this.view;
    ends.wire.subscribe(() => this.refresh());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** What the page shows. */
  readonly snapshot = (): View => this.told;

  /** How things are, also while the page stands still. */
  now(): View {
    return this.view;
  }

  /** Nothing moves on the page until `moveOn`: somebody has a finger or a button down on it. */
  standStill(): void {
    this.still = true;
  }

  moveOn(): void {
    this.still = false;
    for (const work of this.later.splice(0)) work();
    if (this.told !== this.view) this.tell();
  }

  /** Now, or as soon as the page may move again. */
  whenMoving(work: () => void): void {
    if (this.still) this.later.push(work);
    else work();
  }

  row(place = this.view.current): Row | undefined {
    return this.view.rows.find((row) => row.place === place);
  }

  go(place: string): void {
    if (place !== this.view.current || this.view.writing) this.show({ current: place, writing: null });
  }

  write(place: string, caret: Caret = 'end'): void {
    const { readOnly } = this.view.draft;
    if (readOnly) this.show({ current: place, writing: null, said: readOnly });
    else if (!this.opening.ahead.wants(place, caret)) this.openText(place, caret);
  }

  /** Opens a text now, whatever is on its way. */
  openText(place: string, caret: Caret): void {
    this.show({ current: place, writing: { caret } });
  }

  leave(): void {
    this.opening.ahead.drop();
    if (this.view.writing) this.show({ writing: null });
  }

  say(said: string): void {
    this.show({ said });
  }

  open(dialog: View['dialog']): void {
    this.show({ dialog });
  }

  /** What was typed: kept and sent. Letters without a pause are taken back together. */
  type(edit: Edit): void {
    this.take(edit, true);
  }

  /** What was done by a key or a button. */
  do(edit: Edit, said = ''): void {
    this.take(edit, false);
    if (said) this.say(said);
  }

  /** What is done within is taken back at once. */
  together(work: () => void): void {
    this.history.together(work);
  }

  private take(edit: Edit, typed: boolean): void {
    const { draft, current } = this.view;
    if (draft.readOnly) return;
    this.history.add(draft, edit, { place: current, typed, at: Date.now() });
    this.ends.wire.edit(edit);
  }

  undo(): void {
    this.turn(this.history.undo(this.view.draft), ['Nothing to take back.', 'Taken back.']);
  }

  redo(): void {
    this.turn(this.history.redo(this.view.draft), ['Nothing to do again.', 'Done again.']);
  }

  private turn(turn: Turn | null, [nothing, done]: readonly [string, string]): void {
    if (!turn || this.view.draft.readOnly) {
      this.say(nothing);
      return;
    }
    const htmlAt = () => this.row(turn.place)?.html ?? '';
    const [before, wasWriting] = [htmlAt(), this.view.writing !== null];
    if (placesOf(turn.edit).length > 0) this.ends.wire.edit(turn.edit);
    const caret = caretAfter(plainText(before), plainText(htmlAt()));
    const said = turn.held ? 'Somebody else wrote there since: that stays.' : done;
    if (this.row(turn.place)) this.show({ current: turn.place, writing: wasWriting ? { caret } : null });
    if (turn.held || !wasWriting) this.say(said);
  }

  /** Sends again, or throws away, what was not taken. */
  retry(id: string): void {
    this.ends.wire.retry(id);
  }

  discard(id: string): void {
    this.ends.wire.discard(id);
    this.say('Thrown away.');
  }

  run(command: Command): void {
    const row = this.row();
    const { id } = this.view.draft;
    const does: Partial<Record<Command, () => void>> = {
      undo: () => this.undo(),
      redo: () => this.redo(),
      'answer-1': () => this.answering.answer(row, 1),
      'answer-2': () => this.answering.answer(row, 2),
      'answer-3': () => this.answering.answer(row, 3),
      'answer-all': () => this.answering.takeAllChanges(),
      'check-next': () => this.check(row),
      uncheck: () => this.uncheck(row),
      'next-point': () => this.toNextPoint(),
      edit: () => row && this.write(row.place),
      leave: () => this.leave(),
      'previous-block': () => this.step(-1),
      'next-block': () => this.step(1),
      'move-up': () => this.move(row, -1),
      'move-down': () => this.move(row, 1),
      keys: () => this.open('keys'),
      preview: () => this.open('preview'),
      publish: () => void this.publish(),
      history: () =>
        this.ends.visit(`/newsroom/articles/${id}/history${row?.block ? `?block=${row.block.key}` : ''}`),
    };
    does[command]?.();
  }

  step(by: -1 | 1): void {
    const at = this.view.rows.findIndex(({ place }) => place === this.view.current);
    const next = this.view.rows[at + by];
    if (next) this.go(next.place);
  }

  /** What readers should be told once the changes are out; null: nothing. */
  note(): string | null {
    return draftNote({ opened: this.opened, draft: this.view.draft, around: this.around });
  }

  /** Only what the server has is published: the rest goes there first. */
  private async publish(): Promise<void> {
    const [isSent] = await Promise.all([this.ends.wire.sent(), this.answering.reported()]);
    if (!isSent) {
      const { aside, entries } = this.view;
      this.say(
        aside.length > 0 && entries.length === 0
          ? 'Not all of it was taken: send it again or throw it away first.'
          : 'Publishing needs the line. It will not happen by itself later.',
      );
      return;
    }
    const note = this.note();
    const asks = note === null ? '#publish' : `?note=${encodeURIComponent(note)}`;
    this.ends.visit(`/newsroom/articles/${this.view.draft.id}/publishing${asks}`);
  }

  private check(row: Row | undefined): void {
    if (!row) return;
    if (row.points.some(isOpen)) {
      this.show({ writing: null, said: 'This block has an open question. 1 or 2 answers it.' });
      return;
    }
    if (row.block && !this.hasRead(row.block)) this.do({ review: [{ key: row.block.key, reviewed: true }] });
    const next = nextUnread(this.view.rows, row.place);
    this.show({
      writing: null,
      current: next?.place ?? row.place,
      ...(!next && { said: 'Every block is read.' }),
    });
  }

  /** What somebody else has read can be read again: by a second person. */
  private hasRead(block: DraftBlock): boolean {
    const mine = block.hands.some(({ did, by }) => did === 'read' && by === this.me.id);
    return block.status === 'reviewed' && (mine || block.hands.length === 0);
  }

  private uncheck(row: Row | undefined): void {
    if (row?.block?.status === 'reviewed')
      this.do({ review: [{ key: row.block.key, reviewed: false }] }, 'Not checked any more.');
  }

  private toNextPoint(): void {
    const next = nextOpen(this.view.rows, this.view.current);
    if (next) this.go(next.place);
    else if (!this.row()?.points.some(isOpen)) this.say('No open points.');
  }

  private move(row: Row | undefined, by: -1 | 1): void {
    const edit = row?.block && moveBlock(this.view.draft, row.block.key, by);
    if (edit) this.do(edit);
  }

  private rowsOf({ draft, entries, aside, line }: Shown): Row[] {
    const waits = line.state === 'offline' || line.state === 'signed-out';
    const kept = waits ? entries.flatMap(({ change }) => placesOf(change)) : [];
    return listRows(draft, {
      original: this.around.original,
      ...this.answering.state(),
      kept: new Set([...kept, ...aside.map(({ place }) => place)]),
      aside,
    });
  }

  /** A current block that somebody took away hands over to the one that stood before it. */
  refresh(): void {
    const shown = this.ends.wire.snapshot();
    this.history.came(shown.cameIn.slice(this.cameIn));
    this.cameIn = shown.cameIn.length;
    const before = this.view.rows.map(({ place }) => place);
    const rows = this.rowsOf(shown);
    const there = new Set(rows.map(({ place }) => place));
    const { current } = this.view;
    const upTo = before.slice(0, before.indexOf(current) + 1);
    const stays = there.has(current)
      ? current
      : (upTo.findLast((place) => there.has(place)) ?? rows[0]?.place ?? '');
    this.show({ ...shown, rows, current: stays, ...(stays !== current && { writing: null }) });
  }

  private show(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    if (!this.still) this.tell();
  }

  private tell(): void {
    this.told = this.view;
    for (const listener of this.listeners) listener();
  }
}
