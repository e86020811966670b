import type { Bench } from '@/features/newsroom/workbench/bench';
import { isText } from '@/features/newsroom/workbench/blocks/content-of';
import { type Command, commandOf } from '@/features/newsroom/workbench/typing/keys';
import { type Loose, type Segment, TypedAhead } from '@/features/newsroom/workbench/typing/typed-ahead';

const STEPS: ReadonlySet<Command> = new Set<Command>(['next-block', 'previous-block']);
const NO_CHORD = { ctrlKey: false, metaKey: false, altKey: false };

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
  private runEarly(keys: readonly Loose[]): void {
    const commands = keys.map((press) => commandOf({ ...NO_CHORD, ...press }, 'block'));
    const edit = commands.indexOf('edit');
    const before = commands.slice(0, edit < 0 ? keys.length : edit);
    // Several letters are a word, not commands; digits are answers, unless a word is among them.
    const isWord = before.some((command, at) => {
      const isLetter = /^\p{L}$/u.test(keys[at]?.key ?? '');
      return !command || (isLetter && keys.length > 1 && !STEPS.has(command));
    });
    if (isWord) {
      const typed = keys.map(({ key }) => key).join('');
      this.bench.say(`Typed before the page was awake, and put nowhere: “${typed}”`);
      return;
    }
    for (const command of before) if (command) this.bench.run(command);
    if (edit < 0) return;
    this.ahead.hold();
    this.ahead.wants(this.bench.now().current, 'end');
    for (const letter of keys.slice(edit + 1)) this.ahead.type(letter);
    this.openNext(this.ahead.release());
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
