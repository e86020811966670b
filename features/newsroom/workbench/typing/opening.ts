import type { Bench } from '@/features/newsroom/workbench/bench';
import { isText } from '@/features/newsroom/workbench/blocks/content-of';
import { type Command, commandOf } from '@/features/newsroom/workbench/typing/keys';
import { type Segment, TypedAhead } from '@/features/newsroom/workbench/typing/typed-ahead';

const STEPS: ReadonlySet<Command> = new Set<Command>(['next-block', 'previous-block']);
const NO_KEY = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

/** From the wish to write somewhere until a text stands open there: nothing typed meanwhile is lost, or a command. */
export class Opening {
  readonly ahead = new TypedAhead();
  private text: { focus: () => void } | null = null;

  constructor(private readonly bench: Bench) {}

  /** The page hears keys itself now: what was caught before is in front of them, at once, though no text opens yet. */
  begin(early: Parameters<TypedAhead['begin']>[0]): void {
    this.ahead.begin(early);
  }

  /** What was kept in this browser is back. A story of ours with nothing in it waits for its headline. */
  wake(): void {
    const { draft } = this.bench.now();
    const isNew = !this.bench.around.original && draft.blocks.length === 0 && draft.fields.headline === '';
    if (isNew && !this.ahead.isWanted) this.ahead.wants('field:headline', 'end');
    const loose = this.ahead.loose.splice(0);
    if (isNew) loose.forEach((key) => this.ahead.type(key));
    this.openNext(this.ahead.release());
    if (!isNew) this.runEarly(loose);
  }

  /** Keys from before the page was awake, with no text clicked: commands, up to one that opens a text. */
  private runEarly(keys: readonly string[]): void {
    for (const [at, key] of keys.entries()) {
      const command = commandOf({ ...NO_KEY, key }, 'block');
      const rest = keys.slice(at + 1);
      if (command === 'edit') {
        this.ahead.hold();
        this.ahead.wants(this.bench.now().current, 'end');
        rest.forEach((letter) => this.ahead.type(letter));
        this.openNext(this.ahead.release());
        return;
      }
      // Several letters are a word, not commands.
      if (!command || (key.length === 1 && keys.length > 1 && !STEPS.has(command))) {
        this.bench.say(`Typed before the page was awake, and put nowhere: “${keys.slice(at).join('')}”`);
        return;
      }
      this.bench.run(command);
    }
  }

  /** The text that somebody typed ahead for. */
  openNext(segment: Segment | null): void {
    if (!segment) return;
    const row = this.bench.row(segment.place);
    if (row && isText(row) && !this.bench.now().draft.readOnly) {
      this.bench.openText(segment.place, segment.caret);
      return;
    }
    const typed = this.ahead.drop();
    if (row) this.bench.write(segment.place);
    if (typed) this.bench.say(`Typed where nothing can be written: “${typed}”`);
  }

  /** The text that stands open tells where the focus goes; null: it is closed. */
  opens(text: { focus: () => void } | null): void {
    this.text = text;
  }

  /** Puts the focus back into the text that stands open; false: there is none. */
  focusText(): boolean {
    this.text?.focus();
    return this.text !== null;
  }
}
