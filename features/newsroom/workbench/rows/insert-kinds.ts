/** What can be inserted. */
export interface Kind {
  word: string;
  icon: string;
  hint: string;
  kind: string;
  attributes: Record<string, unknown>;
}

const KINDS: readonly Kind[] = [
  { word: 'Paragraph', icon: 'p', hint: '', kind: 'paragraph', attributes: {} },
  { word: 'Subheading', icon: 'h', hint: '', kind: 'heading', attributes: { level: 2 } },
  { word: 'Quote', icon: 'quote', hint: 'with a speaker', kind: 'quote', attributes: {} },
  { word: 'List', icon: 'list', hint: '', kind: 'list', attributes: { ordered: false } },
  { word: 'Numbered list', icon: 'list', hint: '', kind: 'list', attributes: { ordered: true } },
  { word: 'Table', icon: 'table', hint: '', kind: 'table', attributes: {} },
  {
    word: 'Picture from Media',
    icon: 'img',
    hint: 'rights checked',
    kind: 'picture',
    attributes: { pictures: [] },
  },
  { word: 'Gallery', icon: 'img', hint: 'several pictures', kind: 'gallery', attributes: { pictures: [] } },
  { word: 'Embed', icon: 'globe', hint: 'loads on a click', kind: 'embed', attributes: {} },
  { word: 'Fact box', icon: 'panel', hint: '', kind: 'fact_box', attributes: {} },
  { word: 'Divider', icon: 'dash', hint: '', kind: 'divider', attributes: {} },
];

/** The kinds whose name has a word that begins like this; all for nothing typed. */
export function matchKinds(typed: string): Kind[] {
  const wanted = typed.toLowerCase();
  return KINDS.filter(({ word }) =>
    word
      .toLowerCase()
      .split(' ')
      .some((part) => part.startsWith(wanted)),
  );
}
