/** What a key asks for in a story. */
export type Command =
  | 'check-next'
  | 'uncheck'
  | 'next-point'
  | 'edit'
  | 'leave'
  | 'history'
  | 'preview'
  | 'publish'
  | 'previous-block'
  | 'next-block'
  | 'move-up'
  | 'move-down'
  | 'keys'
  | 'undo'
  | 'redo'
  | 'answer-0'
  | 'answer-1'
  | 'answer-2'
  | 'answer-3'
  | 'answer-all'
  | 'details';

/** What of a keyboard event counts. On a Mac, Ctrl is ⌘. */
export interface Press {
  key: string;
  /** Where the key is: with Shift a digit types something else on every layout. */
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** While a word is being composed (Japanese, Chinese, Korean), keys belong to it. */
  isComposing?: boolean;
}

const CHORDS: Readonly<Record<string, Command>> = {
  'Ctrl+Enter': 'check-next',
  'Ctrl+Shift+Enter': 'publish',
  'Ctrl+.': 'next-point',
  'Ctrl+z': 'undo',
  'Ctrl+Shift+z': 'redo',
  'Ctrl+y': 'redo',
  'Alt+ArrowUp': 'move-up',
  'Alt+ArrowDown': 'move-down',
};

const LETTERS: Readonly<Record<string, Command>> = {
  ...{
    Enter: 'check-next',
    'Shift+Enter': 'uncheck',
    n: 'next-point',
    e: 'edit',
    h: 'history',
    p: 'preview',
    d: 'details',
    Escape: 'leave',
  },
  ...{
    j: 'next-block',
    k: 'previous-block',
    ArrowDown: 'next-block',
    ArrowUp: 'previous-block',
    '?': 'keys',
  },
  ...{ '0': 'answer-0', '1': 'answer-1', '2': 'answer-2', '3': 'answer-3', 'Shift+1': 'answer-all' },
};

/** The command of a key, or null. Chords hold everywhere; `Esc` leaves a text; letters only outside of one. */
export function commandOf(press: Press, where: 'text' | 'block'): Command | null {
  if (press.isComposing) return null;
  const name = nameOf(press);
  const chord = CHORDS[name];
  if (chord) return chord;
  if (where === 'text') return name === 'Escape' ? 'leave' : null;
  return LETTERS[name] ?? null;
}

function nameOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Press): string {
  const isDigit = shiftKey && code === 'Digit1';
  const plain = isDigit ? '1' : key.length === 1 ? key.toLowerCase() : key;
  const isChord = (ctrlKey || metaKey) && /^[a-z]$/i.test(key);
  const shift = shiftKey && (key.length > 1 || isDigit || isChord) ? 'Shift+' : '';
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shift}${plain}`;
}
