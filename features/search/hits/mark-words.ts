import { z } from 'zod';
import { DENSE } from '@/features/search/question/read-question';
import type { Piece } from '@/features/search/schema';
import { db } from '@/lib/db';

/** A text and the BCP 47 tag of its language. */
export interface Markable {
  text: string;
  language: string;
}

// Letters of nobody's script; the last two stand for < and >, since the parser leaves out what looks like a tag.
const START = '\uE000';
const STOP = '\uE001';
const LESS = '\uE002';
const MORE = '\uE003';
const HEADLINE_OPTIONS = `HighlightAll=true, StartSel=${START}, StopSel=${STOP}`;

/**
 * Each text in pieces, those marked that are what was asked for: words by the stemmer of their language, as they are
 * found; scripts without spaces letter by letter. The pieces joined are the text.
 */
export async function markWords(texts: readonly Markable[], terms: readonly string[]): Promise<Piece[][]> {
  const given = texts.map(({ text }) => sheltered(text));
  const languages = texts.map(({ language }) => language);
  const rows = z.array(z.object({ marked: z.string() })).parse(
    await db().$queryRaw`
      WITH wanted AS MATERIALIZED (
        SELECT code, (SELECT string_agg(q::text, ' | ')::tsquery
                      FROM unnest(CASE code WHEN 'en' THEN ${terms}::text[] ELSE ${tellingOf(terms)}::text[] END) AS term,
                           plainto_tsquery(('search_' || code)::regconfig, search_split(term, true)) AS q
                      WHERE numnode(q) > 0) AS query
        FROM (SELECT DISTINCT search_code(language) AS code FROM unnest(${languages}::text[]) AS l (language)
              UNION SELECT 'en') AS codes
      )
      SELECT coalesce(ts_headline(('search_' || code)::regconfig, text, query, ${HEADLINE_OPTIONS}), text) AS marked
      FROM unnest(${given}::text[], ${languages}::text[]) WITH ORDINALITY AS t (text, language, at)
      JOIN wanted ON code = CASE WHEN language = 'en' THEN 'en' ELSE search_code(language) END
      ORDER BY at`,
  );
  const runs = terms.filter((term) => DENSE.test(term));
  return rows.map(({ marked }) =>
    piecesOf(marked).flatMap((piece) => (piece.marked ? piece : markRuns(piece.text, runs))),
  );
}

/** Without the short words that other languages have in every sentence (de, la, und), where there are longer ones. */
function tellingOf(terms: readonly string[]): string[] {
  const telling = terms.filter((term) => term.length > 3 || DENSE.test(term) || /\d/.test(term));
  return telling.length > 0 ? telling : [...terms];
}

function sheltered(text: string): string {
  return text
    .replace(/[\uE000-\uE003]/g, ' ')
    .replaceAll('<', LESS)
    .replaceAll('>', MORE);
}

function piecesOf(marked: string): Piece[] {
  return marked
    .replaceAll(LESS, '<')
    .replaceAll(MORE, '>')
    .split(START)
    .flatMap((part, at): Piece[] => {
      const stop = at === 0 ? -1 : part.indexOf(STOP);
      if (stop < 0) return [{ text: part, marked: false }];
      return [
        { text: part.slice(0, stop), marked: true },
        { text: part.slice(stop + STOP.length), marked: false },
      ];
    });
}

function markRuns(text: string, runs: readonly string[]): Piece[] {
  if (runs.length === 0 || !DENSE.test(text)) return [{ text, marked: false }];
  const pattern = runs.map((run) => run.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  // With a group in the pattern every second part is a match.
  return text
    .split(new RegExp(`(${pattern})`, 'u'))
    .map((part, at) => ({ text: part, marked: at % 2 === 1 }));
}
