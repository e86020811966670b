/** A doubt about one translated block: the place in both texts that the eye should go to. Empty: the whole text. */
export interface Doubt {
  kind: 'number' | 'name' | 'quote' | 'negation' | 'length' | 'untranslated' | 'term' | 'repeat';
  original: string;
  english: string;
  /** Puts this in place of `english`; only where the fix is mechanical. */
  fix?: string;
  /** A sentence that says what is, then where. */
  says: string;
  /** The short name on the block's mark. */
  word: string;
  blocking: boolean;
}

/** Both sides as plain text, and the language of the original (BCP 47). */
export interface Pair {
  original: string;
  english: string;
  language: string;
}

/** Where a doubt about the headline stands, in place of a block's key. */
export const HEADLINE = 'headline';

/** The same for the same doubt about the same words: how an answer finds it again. */
export function doubtId(
  blockKey: string,
  { kind, original, english }: Pick<Doubt, 'kind' | 'original' | 'english'>,
): string {
  return [blockKey, kind, original, english].join('|');
}
