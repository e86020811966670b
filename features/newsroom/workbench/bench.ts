import { type Choice, choicesFor } from '@/features/newsroom/workbench/answers';
import type { Caret } from '@/features/newsroom/workbench/blocks/block-editor.client';
import { moveBlock } from '@/features/newsroom/workbench/blocks/change-blocks';
import { draftNote } from '@/features/newsroom/workbench/draft-note';
import type { Command } from '@/features/newsroom/workbench/keys';
import { listRows, nextOpen, nextUnread } from '@/features/newsroom/workbench/list-rows';
import { type Edit, placesOf } from '@/features/newsroom/workbench/outbox/apply-change';
import { sendChoice } from '@/features/newsroom/workbench/outbox/send-save';
import type { Shown, Wire } from '@/features/newsroom/workbench/outbox/wire';
import { isOpen, type Row } from '@/features/newsroom/workbench/points';
import type { Answer, Surroundings } from '@/features/newsroom/workbench/schema';
import { undoOf } from '@/features/newsroom/workbench/undo-edit';
import type { Draft, DraftBlock, DraftConflict } from '@/features/newsroom/saving/schema';

/** What the page shows; a new object whenever anything of it changed. */
export interface View extends Shown {
  rows: readonly Row[];
  /** The place that the keys mean. */
  current: string;
  /** Whether the current block is being written in, and where its caret starts. */
  writing: { caret: Caret } | null;
  /** What happened, in a sentence, for the toast. */
  said: string;
  dialog: 'keys' | 'preview' | null;
}

interface Ends {
  wire: Wire;
  around: Surroundings;
  me: { id: number; name: string };
  clock: (iso: string) => string;
  report: (answers: Answer[]) => Promise<void>;
  visit: (path: string) => void;
}

/** Where one is in a story and what the keys do there. Knows no page: it is played in tests as it is by hand. */
export class Bench {
  readonly around: Surroundings;
  readonly me: { id: number; name: string };
  readonly clock: (iso: string) => string;
  private view: View;
  private settled: ReadonlySet<string>;
  private offers: Surroundings['offers'];
  private undos: Edit[] = [];
  private readonly opened: Draft;
  private reported: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ends: Ends) {
    this.around = ends.around;
    this.me = ends.me;
    this.clock = ends.clock;
    this.settled = new Set(ends.around.settled);
    this.offers = ends.around.offers;
    const shown = ends.wire.snapshot();
    this.opened = shown.draft;
    const rows = this.rowsOf(shown);
    const first =
      rows.find(({ points }) => points.some(isOpen)) ?? rows.find(({ block }) => block?.status === 'machine');
    const current = (first ?? rows.find(({ block }) => block) ?? rows[0])?.place ?? '';
    this.view = { ...shown, rows, current, writing: null, said: '', dialog: null };
    ends.wire.subscribe(() => this.refresh());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly snapshot = (): View => this.view;

  row(place = this.view.current): Row | undefined {
    return this.view.rows.find((row) => row.place === place);
  }

  go(place: string): void {
    if (place !== this.view.current || this.view.writing) this.show({ current: place, writing: null });
  }

  write(place: string, caret: Caret = 'end'): void {
    if (!this.view.draft.readOnly) this.show({ current: place, writing: { caret } });
  }

  /** A story of ours with nothing in it waits for its headline. */
  begin(): void {
    const { draft } = this.view;
    if (!this.around.original && draft.blocks.length === 0 && draft.fields.headline === '')
      this.write('field:headline');
  }

  leave(): void {
    if (this.view.writing) this.show({ writing: null });
  }

  say(said: string): void {
    this.show({ said });
  }

  open(dialog: View['dialog']): void {
    this.show({ dialog });
  }

  /** What was typed: kept and sent, with nothing to take back one by one; the text has its own undo. */
  type(edit: Edit): void {
    if (!this.view.draft.readOnly) this.ends.wire.edit(edit);
  }

  /** What was done by a key or a button. */
  do(edit: Edit, said = ''): void {
    if (this.view.draft.readOnly) return;
    this.undos.push(undoOf(this.view.draft, edit));
    this.ends.wire.edit(edit);
    if (said) this.say(said);
  }

  undo(): void {
    const edit = this.undos.pop();
    if (!edit) {
      this.say('Nothing to take back.');
      return;
    }
    this.ends.wire.edit(edit);
    this.say('Taken back.');
  }

  /** An answer to a point. With the last one the block counts as read: somebody looked and decided. */
  choose(row: Row, { edit, note, settles, writes, said }: Choice): void {
    if (writes) {
      this.write(row.place);
      return;
    }
    if (this.view.draft.readOnly || !row.block) return;
    if (note) this.reported = this.ends.report([note]);
    if (settles) this.settled = new Set([...this.settled, settles]);
    if (note?.about === 'suggestion' || edit?.decide)
      this.offers = this.offers.filter(({ key }) => key !== row.block?.key);
    if (edit) this.do(edit);
    this.refresh();
    const now = this.row(row.place);
    if (now?.block && now.block.status !== 'reviewed' && !now.points.some(isOpen))
      this.do({ review: [{ key: now.block.key, reviewed: true }] });
    this.show({ said });
  }

  /** Which of two texts it is. `text`: the two in one, to be written over. */
  async settle(conflict: DraftConflict, choice: 'mine' | 'theirs' | 'text'): Promise<void> {
    const html = choice === 'text' ? `${conflict.mine} ${conflict.theirs}` : undefined;
    const reply = await sendChoice(this.view.draft.id, conflict.id, {
      base: this.view.draft.version,
      choice,
      ...(html !== undefined && { html }),
    });
    if (reply.kind !== 'saved') {
      this.say(reply.kind === 'refused' ? reply.message : 'That needs the line. Both texts are kept.');
      return;
    }
    this.ends.wire.bring(reply.outcome.draft);
    this.say('Chosen. The other text stays in History.');
    if (choice === 'text') this.write(conflict.place);
  }

  run(command: Command): void {
    const row = this.row();
    const { id } = this.view.draft;
    const does: Partial<Record<Command, () => void>> = {
      'answer-1': () => this.answer(row, 1),
      'answer-2': () => this.answer(row, 2),
      'answer-3': () => this.answer(row, 3),
      'answer-all': () => this.takeAllChanges(),
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

  private answer(row: Row | undefined, number: number): void {
    const [point] = row?.points ?? [];
    if (!row || !point) return;
    if (point.about === 'two')
      return void this.settle(point.conflict, (['mine', 'theirs', 'text'] as const)[number - 1] ?? 'text');
    const choice = choicesFor(point, row.block)[number - 1];
    if (!choice) return;
    this.choose(row, choice);
    const next = nextOpen(this.view.rows, row.place);
    if (point.about === 'stale' && !choice.writes && next?.points[0]?.about === 'stale') this.go(next.place);
  }

  /** What readers should be told once the changes are out; null: nothing. */
  note(): string | null {
    return draftNote({ opened: this.opened, draft: this.view.draft, around: this.around });
  }

  /** The outlet's new text in every block that it changed. */
  private takeAllChanges(): void {
    const changed = this.view.rows.filter(({ points }) => points[0]?.about === 'stale');
    for (const { place } of changed) this.answer(this.row(place), 1);
    if (changed.length === 0) this.say('The outlet changed nothing that waits.');
  }

  /** Only what the server has is published: the rest goes there first. */
  private async publish(): Promise<void> {
    const [isSent] = await Promise.all([this.ends.wire.sent(), this.reported]);
    if (!isSent) {
      this.say('Publishing needs the line. It will not happen by itself later.');
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

  private rowsOf({ draft, entries, line }: Shown): Row[] {
    const waits = line.state === 'offline' || line.state === 'signed-out' || line.state === 'refused';
    const kept = new Set(waits ? entries.flatMap(({ change }) => placesOf(change)) : []);
    return listRows(draft, {
      original: this.around.original,
      offers: this.offers,
      settled: this.settled,
      kept,
    });
  }

  /** A current block that somebody took away hands over to the one that stood before it. */
  private refresh(): void {
    const shown = this.ends.wire.snapshot();
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
    for (const listener of this.listeners) listener();
  }
}
