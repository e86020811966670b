import { type Choice, choicesFor } from '@/features/newsroom/workbench/answers';
import type { Bench, Ends } from '@/features/newsroom/workbench/bench';
import { nextOpen } from '@/features/newsroom/workbench/list-rows';
import { sendChoice } from '@/features/newsroom/workbench/outbox/send-save';
import { isOpen, type Row } from '@/features/newsroom/workbench/points';
import type { Answer, Surroundings } from '@/features/newsroom/workbench/schema';
import type { DraftConflict } from '@/features/newsroom/saving/schema';
import { doubtId } from '@/features/translation/findings/finding';

/** The answers to open points, and what became settled by them. */
export class Answering {
  private settled: ReadonlySet<string>;
  private offers: Surroundings['offers'];
  /** What takes an answer back that the server will not have. */
  private readonly back = new Map<string, () => void>();

  constructor(
    private readonly bench: Bench,
    private readonly ends: Ends,
  ) {
    this.settled = new Set(ends.around.settled);
    this.offers = ends.around.offers;
  }

  /** Points that were called right, and what the machine still offers. */
  state(): { settled: ReadonlySet<string>; offers: Surroundings['offers'] } {
    return { settled: this.settled, offers: this.offers };
  }

  /** Until the server was told of the last answer, and of what did not get through before. */
  reported(): Promise<void> {
    return this.send([]);
  }

  /** Answers of an earlier visit that never got through hold here, and are sent. */
  resume(waiting: readonly Answer[]): void {
    if (waiting.length === 0) return;
    for (const one of waiting) {
      const [right, declined] = [settledBy(one), this.offers.filter((offer) => isDeclined(offer.id, one))];
      this.settled = new Set([...this.settled, ...right]);
      this.offers = this.offers.filter((offer) => !declined.includes(offer));
      this.back.set(JSON.stringify(one), () => {
        this.settled = new Set([...this.settled].filter((id) => !right.includes(id)));
        this.offers = [...this.offers, ...declined];
      });
    }
    this.bench.refresh();
    void this.send([]);
  }

  /** The answer of a key, 1, 2 or 3, to the first point of a row. */
  answer(row: Row | undefined, number: number): void {
    const [point] = row?.points ?? [];
    if (!row || !point) return;
    if (point.about === 'two')
      return void this.settle(point.conflict, (['mine', 'theirs', 'text'] as const)[number - 1] ?? 'text');
    const choice = choicesFor(point, row.block)[number - 1];
    if (!choice) return;
    this.choose(row, choice);
    const next = nextOpen(this.bench.now().rows, row.place);
    if (point.about === 'stale' && !choice.writes && next?.points[0]?.about === 'stale')
      this.bench.go(next.place);
  }

  /** The outlet's new text in every block that it changed. */
  takeAllChanges(): void {
    const { bench } = this;
    const changed = bench.now().rows.filter(({ points }) => points[0]?.about === 'stale');
    bench.together(() => {
      for (const { place } of changed) this.answer(bench.row(place), 1);
    });
    if (changed.length === 0) bench.say('The outlet changed nothing that waits.');
  }

  /** An answer to a point. With the last one the block counts as read: somebody looked and decided. */
  choose(row: Row, { edit, note, settles, writes, said }: Choice): void {
    const { bench } = this;
    if (writes) {
      bench.write(row.place);
      return;
    }
    if (bench.now().draft.readOnly) return;
    const { settled, offers } = this;
    if (settles) this.settled = new Set([...settled, settles]);
    if (note?.about === 'suggestion' && !note.taken && row.block)
      this.offers = offers.filter(({ key }) => key !== row.block?.key);
    if (note)
      this.report(note, () => {
        if (settles && !settled.has(settles))
          this.settled = new Set([...this.settled].filter((id) => id !== settles));
        this.offers = [
          ...this.offers,
          ...offers.filter(
            (offer) => note.about === 'suggestion' && offer.id === note.id && !this.offers.includes(offer),
          ),
        ];
      });
    bench.together(() => {
      if (edit) bench.do(edit);
      bench.refresh();
      const now = bench.row(row.place);
      if (now?.block && now.block.status !== 'reviewed' && !now.points.some(isOpen))
        bench.do({ review: [{ key: now.block.key, reviewed: true }] });
    });
    bench.say(said);
  }

  /** An answer the server will not have is open again, and that is said: nothing stands here that publishing does not know. */
  private report(note: Answer, back: () => void): void {
    this.back.set(JSON.stringify(note), back);
    void this.send([note]);
  }

  private async send(notes: Answer[]): Promise<void> {
    const refused = await this.ends.report(notes);
    for (const { answer } of refused) this.back.get(JSON.stringify(answer))?.();
    const [first] = refused;
    if (!first) return;
    this.bench.refresh();
    this.bench.say(`Your answer was not taken. ${first.message}`);
  }

  /** Which of two texts it is. `text`: the two in one, to be written over. */
  async settle(conflict: DraftConflict, choice: 'mine' | 'theirs' | 'text'): Promise<void> {
    const { bench } = this;
    const html = choice === 'text' ? `${conflict.mine} ${conflict.theirs}` : undefined;
    const { id, version } = bench.now().draft;
    // Letters typed until the two in one stand there are meant for them.
    if (choice === 'text') {
      bench.opening.ahead.hold();
      bench.opening.ahead.wants(conflict.place, 'end');
    }
    const reply = await sendChoice({ articleId: id, userId: bench.me.id }, conflict.id, {
      base: version,
      choice,
      ...(html !== undefined && { html }),
    });
    if (reply.kind === 'saved') this.ends.wire.bring(reply.outcome.draft);
    if (choice === 'text') bench.opening.openNext(bench.opening.ahead.release());
    if (reply.kind !== 'saved') {
      bench.say(reply.kind === 'refused' ? reply.message : 'That needs the line. Both texts are kept.');
      return;
    }
    bench.say('Chosen. The other text stays in History.');
  }
}

function settledBy(answer: Answer): string[] {
  return answer.about === 'doubt' && answer.answer === 'right' ? [doubtId(answer.key, answer)] : [];
}

function isDeclined(id: number, answer: Answer): boolean {
  return answer.about === 'suggestion' && !answer.taken && answer.id === id;
}
