import { describe, expect, it } from 'vitest';
import { checkBlock } from '@/features/translation/findings/check-block';

const kinds = (original: string, english: string, language = 'de') =>
  checkBlock({ original, english, language }).map(({ kind }) => kind);

describe('a number', () => {
  it('that became a thousand times larger is doubtful, and mechanically put right', () => {
    const [doubt] = checkBlock({
      original: 'Für Schranken veranschlagt die Verwaltung 3,4 Millionen Euro.',
      english: 'The administration has budgeted 3.4 billion euros for barriers.',
      language: 'de',
    });
    expect(doubt).toMatchObject({
      kind: 'number',
      original: '3,4 Millionen',
      english: '3.4 billion',
      fix: '3.4 million',
    });
    expect(doubt?.says).toBe('The number differs. Original: 3,4 Millionen. English: 3.4 billion.');
  });

  it('written by the other language’s rules is the same number', () => {
    expect(
      kinds('Rund 1.900 Lastwagen, 13 900 Kilometer.', 'Around 1,900 lorries, 13,900 kilometres.'),
    ).toEqual([]);
    expect(kinds('Es kostet 2,5 Milliarden.', 'It costs 2.5 billion.')).toEqual([]);
    expect(kinds('Costó 1 billón de pesos.', 'It cost 1 trillion pesos.', 'es')).toEqual([]);
    expect(kinds('في ٢٠٢٤ عاش هنا ٣٥٠ شخصا.', 'In 2024, 350 people lived here.', 'ar')).toEqual([]);
  });

  it('spelt out on one side is let pass', () => {
    expect(kinds('Sie war 11 Jahre alt.', 'She was eleven years old.')).toEqual([]);
  });
});

it('a name that was translated is doubtful; a city with an English name is not', () => {
  const [doubt] = checkBlock({
    original: 'Das sagte Ottmar Brückner am Montag.',
    english: 'That is what Ottmar Bridger said on Monday.',
    language: 'de',
  });
  expect(doubt).toMatchObject({
    kind: 'name',
    original: 'Ottmar Brückner',
    english: 'Ottmar Bridger',
    fix: 'Ottmar Brückner',
  });
  expect(kinds('Frankfurt am Main und Köln.', 'Frankfurt and Cologne.')).toEqual([]);
});

it('quotation marks on one side alone are doubtful', () => {
  expect(kinds('„Das trifft die Falschen“, sagte er.', 'This hits the wrong people, he said.')).toEqual([
    'quote',
  ]);
  expect(kinds('„Das trifft die Falschen“, sagte er.', '“This hits the wrong people,” he said.')).toEqual([]);
});

it('a lost “not” is doubtful; an English negative of another kind is not', () => {
  expect(kinds('Busse sind nicht betroffen.', 'Buses are affected.')).toEqual(['negation']);
  expect(kinds('Busse sind nicht betroffen.', 'Buses are unaffected.')).toEqual([]);
  expect(kinds('Er kam nicht.', 'He didn’t come.')).toEqual([]);
});

it('a text half as long as it should be is doubtful, but stops nothing', () => {
  const original =
    'Ähnliche Verbote gibt es bereits in Zürich und Lüttich, wo der Lärm um ein Drittel zurückging.';
  expect(checkBlock({ original, english: 'Similar bans exist.', language: 'de' })).toMatchObject([
    { kind: 'length', blocking: false },
  ]);
});

it('what the machine gave back as it was is untranslated, and only that', () => {
  const text = 'Em Veedel weed ald lang drüvver geschannt: Wä nit schlofe kann, dä weed krank.';
  expect(kinds(text, text)).toEqual(['untranslated']);
  expect(kinds('Что-то', 'Что-то другое здесь', 'ru')).toEqual(['untranslated']);
  expect(kinds('Leer', '')).toEqual(['untranslated']);
});

it('takes no longer than a moment over a hostile text', () => {
  const long = `${'1,'.repeat(20_000)} ${'"'.repeat(5000)} ${'A'.repeat(20_000)}`;
  const from = performance.now();
  checkBlock({ original: long, english: long.slice(1), language: 'de' });
  expect(performance.now() - from).toBeLessThan(1000);
});
