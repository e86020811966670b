/** A key and what it does. */
export type KeyLine = readonly [what: string, key: string];

/** THE table of keys, as people are told of them: on the help page, in the `?` sheet of a story, and nowhere else. */
export const KEYS = {
  Everywhere: [
    ['Search or do', 'Ctrl K'],
    ['Go to Desk, Front, Calendar, Media, Sources', 'G, then D F C M S'],
    ['Write a story', 'G, then W'],
    ['Keys', '?'],
    ['Take back', 'Ctrl Z'],
  ],
  Desk: [
    ['Next · previous story', 'J · K'],
    ['Take', 'T'],
    ['Skip', 'S'],
    ['Take and open', '↵'],
    ['Select', 'X'],
    ['Give to somebody', 'A'],
    ['Add a topic', 'L'],
    ['Show the original', 'O'],
    ['Filter', '/'],
    ['One line each', 'Z'],
    ['Save this view', 'Shift V'],
    ['Leave the selection', 'Esc'],
  ],
  'A story, on a block': [
    ['Checked, next unchecked', '↵'],
    ['Not checked', 'Shift ↵'],
    ['Next open point', 'N'],
    ['First · second · third answer', '1 · 2 · 3'],
    ['The new text of every changed block', 'Shift 1'],
    ['Edit', 'E'],
    ['History of the block', 'H'],
    ['Preview', 'P'],
    ['Section, topics and other details', 'D'],
    ['Publish…', 'Ctrl Shift ↵'],
    ['Next · previous block', 'J · K'],
  ],
  'A story, in the text': [
    ['Checked, next', 'Ctrl ↵'],
    ['Leave, kept', 'Esc'],
    ['New block', '↵'],
    ['Insert', '/'],
    ['Move block', 'Alt ↑ ↓'],
    ['Next open point', 'Ctrl .'],
    ['Publish…', 'Ctrl Shift ↵'],
  ],
  'What goes to readers': [
    ['At a time', 'T'],
    ['Correct it with a note', 'C'],
    ['Withdraw', 'W'],
    ['Kill', 'K'],
    ['Send what was written', 'Ctrl ↵'],
  ],
  History: [
    ['Next · previous change', 'J · K'],
    ['Restore the change', 'R'],
    ['An older version', 'V'],
  ],
  Front: [
    ['Lift and put down', 'Space'],
    ['Move', 'Alt ↑ ↓'],
    ['Put live', 'Ctrl ↵'],
    ['Search stories', '/'],
  ],
  Calendar: [
    ['From story to story', '← → ↑ ↓'],
    ['Open', '↵'],
    ['A day earlier · later', 'Shift ← →'],
    ['15 minutes earlier · later', 'Shift ↑ ↓'],
    ['Today', '.'],
  ],
  Sources: [
    ['Next · previous outlet', 'J · K'],
    ['Open', '↵'],
    ['Try now', 'T'],
  ],
  Media: [
    ['From picture to picture', '← → ↑ ↓'],
    ['Open', '↵'],
    ['Focal point', 'F'],
    ['Keep it, leave it', 'Esc'],
    ['Upload', 'U'],
  ],
} as const satisfies Record<string, readonly KeyLine[]>;

/** Where `G` and a letter lead. */
export const GO: Readonly<Record<string, { word: string; path: string }>> = {
  d: { word: 'Desk', path: '/newsroom/desk' },
  f: { word: 'Front', path: '/newsroom/front' },
  c: { word: 'Calendar', path: '/newsroom/calendar' },
  m: { word: 'Media', path: '/newsroom/media' },
  s: { word: 'Sources', path: '/newsroom/sources' },
};

/** The letter of `G` that begins a story. */
export const WRITE = 'w';

/** Where a browser remembers that letters are to mean nothing but themselves (WCAG 2.1.4). */
export const LETTERS_OFF = 'newsroom-letters-off';
