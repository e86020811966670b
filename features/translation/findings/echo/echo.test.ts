import { expect, it } from 'vitest';
import { checkBlock } from '@/features/translation/findings/check-block';

const kinds = (original: string, english: string, language = 'de') =>
  checkBlock({ original, english, language }).map(({ kind }) => kind);

it('names in a row are the same in both languages, and what was written in English stays', () => {
  const lists = [
    'Neuer, Kimmich, Goretzka, Sané, Müller',
    'Neuer - Kimmich (71. Süle), Hernández, Davies - Goretzka, Sané',
    'Real Madrid, Atlético de Madrid, FC Barcelona, Valencia CF',
    'FRA, GER, ITA, ESP, POR',
  ];
  for (const list of lists) expect([list, ...kinds(list, list)]).toEqual([list]);
  expect(kinds('The council met on Tuesday night.', 'The council met on Tuesday night.', 'en-GB')).toEqual(
    [],
  );
  const caps = 'DER RAT HAT AM DIENSTAG NACH LANGER DEBATTE BESCHLOSSEN';
  const few = 'Bundeskanzler Olaf Scholz besucht Präsident Macron';
  for (const echo of [caps, few]) expect(kinds(echo, echo)).toEqual(['untranslated']);
});

it('laughter that the original laughs too is no circle', () => {
  const laughs: [original: string, language: string][] = [
    ['哈哈哈哈，他说。', 'zh'],
    ['不，不，不！', 'zh'],
    ['Hahahaha, sagte er.', 'de'],
    ['ههههه قال', 'ar'],
    ['555 เขาพูด', 'th'],
    ['Tor, Tor, Tor!', 'de'],
  ];
  for (const [original, language] of laughs)
    expect([original, ...kinds(original, 'Ha ha ha ha, he said.', language)]).not.toContain('repeat');
  expect(kinds('Die Schifffahrt ruht.', 'The shipping rests rests rests rests.')).toContain('repeat');
});

it('what the machine gave back as it was is untranslated, and only that', () => {
  const text = 'Em Veedel weed ald lang drüvver geschannt: Wä nit schlofe kann, dä weed krank.';
  expect(kinds(text, text)).toEqual(['untranslated']);
  expect(kinds('Что-то', 'Что-то другое здесь', 'ru')).toEqual(['untranslated']);
  expect(kinds('Leer', '')).toEqual(['untranslated']);
});

it('the original again, in brackets or with a label, is no translation', () => {
  const text = 'Der Rat hat am Dienstag nach langer Debatte beschlossen.';
  for (const echo of [`[${text}]`, `„${text}“`, `[EN] ${text}`, text.toUpperCase(), `(${text})`])
    expect(kinds(text, echo)).toEqual(['untranslated']);
  expect(kinds('Guten Morgen', '[Guten Morgen]')).toEqual(['untranslated']);
  expect(kinds('Angela Merkel', 'Angela Merkel')).toEqual([]);
  expect(kinds('东京今天下雨。', '「东京今天下雨。」', 'zh')).toEqual(['untranslated']);
});

it('an engine that goes round in a circle is doubtful', () => {
  const original = 'Der Rat hat beschlossen, die alte Brücke zu sanieren und dafür Geld bereitzustellen.';
  const loop = 'The Council has decided to renovate the the the the the the old bridge and provide money.';
  expect(kinds(original, loop)).toEqual(['repeat']);
  expect(kinds(original, `The Council decided ${'to pay for it, '.repeat(4)} and left.`)).toContain('repeat');
  expect(kinds('Nein, nein, nein, nein!', 'No, no, no, no!')).toEqual([]);
});
