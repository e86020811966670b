import type { DemoBlock, DemoPicture, DemoStatus } from './schema';

/** A paragraph in English and, saying exactly the same, in the outlet's language. */
export function paragraph(status: DemoStatus, english: string, original: string): DemoBlock {
  return { kind: 'paragraph', status, english, original };
}

/** A sub-heading in both languages. */
export function heading(status: DemoStatus, english: string, original: string): DemoBlock {
  return { kind: 'heading', status, english, original };
}

/** A pull quote in both languages, with its quotation marks. */
export function quote(status: DemoStatus, english: string, original: string): DemoBlock {
  return { kind: 'quote', status, english, original };
}

/** A list whose rows are `[english, original]`. */
export function list(status: DemoStatus, rows: [string, string][]): DemoBlock {
  return { kind: 'list', status, ...inTwoColumns(rows) };
}

/** A fact box: its title and rows are `[english, original]`, each row reading `figure: what it is`. */
export function factBox(status: DemoStatus, title: [string, string], rows: [string, string][]): DemoBlock {
  const [englishTitle, originalTitle] = title;
  return { kind: 'fact_box', status, englishTitle, originalTitle, ...inTwoColumns(rows) };
}

/** Several pictures to leaf through. */
export function gallery(status: DemoStatus, pictures: DemoPicture[]): DemoBlock {
  return { kind: 'gallery', status, pictures };
}

/** A drawing of ours; all of them carry the same credit. */
export function drawing(file: string, words: Omit<DemoPicture, 'file' | 'credit'>): DemoPicture {
  return { file, credit: 'Drawing: The Limited Times', ...words };
}

function inTwoColumns(rows: [string, string][]): Pick<DemoBlock, 'englishItems' | 'originalItems'> {
  return {
    englishItems: rows.map(([english]) => english),
    originalItems: rows.map(([, original]) => original),
  };
}
