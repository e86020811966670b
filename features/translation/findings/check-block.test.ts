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
      blocking: true,
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
    expect(kinds('Rund 36 Fälle am 7. Tag.', 'About thirty-six cases, on day 7.')).toEqual([]);
    expect(kinds('250.000 Menschen, 3 Tote', 'Two hundred and fifty thousand people, three dead')).toEqual(
      [],
    );
  });

  it('whose size is a word or sign of any language is read with it', () => {
    const same: [language: string, original: string, english: string][] = [
      ['zh', '全国有3万人参加，花费了2亿元。', '30,000 people took part, costing 200 million yuan.'],
      ['ja', '売上は7600億円、利益は3億5千万円。', 'Sales of 760 billion yen, a profit of 350 million yen.'],
      ['ko', '2억 5000만 명이 5만 원을 냈다.', '250 million people paid 50,000 won.'],
      ['hi', '5 लाख लोग, 2 करोड़ रुपये', '500,000 people, 20 million rupees'],
      ['en-IN', '5 lakh people, 2 crore rupees', '500,000 people, 20 million rupees'],
      [
        'cs',
        'Vybralo se 70 tisíc eur a 2,6 milionu korun.',
        'They collected €70,000 and 2.6 million crowns.',
      ],
      ['is', 'Það kostaði 6,5 milljarða og 300 þúsund.', 'It cost 6.5 billion and 300,000.'],
      ['es', 'La venta, por 125 millones de libras.', 'The sale, for £125m.'],
      ['pt-BR', 'Custou 3 bilhões.', 'It cost 3 billion.'],
      ['ar', 'دفعوا 19 مليون دولار و 5 آلاف.', 'They paid $19 million and 5,000.'],
    ];
    for (const [language, original, english] of same)
      expect([language, ...kinds(original, english, language)]).toEqual([language]);
  });

  it('of a clock, in miles, of a month or a short year is another figure for the same thing', () => {
    expect(kinds('Die Sitzung endete um 17 Uhr.', 'The meeting ended at 5 pm.')).toEqual([]);
    expect(kinds('À 14 h, deux fourgons.', 'At 2 p.m., two vans.', 'fr')).toEqual([]);
    expect(kinds('Il pesait 250 kg.', 'It weighed 550 pounds.', 'fr')).toEqual([]);
    expect(kinds('Am 11.12. begann es.', 'On December 11 it began.')).toEqual([]);
    expect(kinds('Im Winter 1968/69.', 'In the winter of 1968/1969.')).toEqual([]);
  });

  it('stops publishing only when nothing but a mistake explains it, and gets no fix that is not certain', () => {
    const found = (original: string, english: string, language: string) => {
      const [doubt] = checkBlock({ original, english, language });
      return [doubt?.kind, doubt?.blocking, doubt?.fix];
    };
    expect(found('Mehr als 880.000 Firmen.', 'More than 888,000 companies.', 'de')).toEqual([
      'number',
      true,
      undefined,
    ]);
    expect(found('Rund 1.900 Wagen.', 'Around 19,000 cars.', 'de')).toEqual(['number', true, undefined]);
    expect(found('Ponad 100 mld.', 'More than 100 million.', 'pl')).toEqual(['number', true, '100 billion']);
    // A word for thousands that nobody told us of.
    expect(found('Ni 70 xyzzy ya euro.', 'It is 70,000 euros.', 'xx')).toEqual(['number', false, undefined]);
    expect(found('Es sind 27 Meter.', 'It is 30 metres.', 'de')).toEqual(['number', false, undefined]);
  });
});

it('a name that was translated is doubtful, and left to a person; a place or an ending is not', () => {
  const [doubt] = checkBlock({
    original: 'Das sagte Ottmar Brückner am Montag.',
    english: 'That is what Ottmar Bridger said on Monday.',
    language: 'de',
  });
  expect(doubt).toMatchObject({
    kind: 'name',
    original: 'Ottmar Brückner',
    english: 'Ottmar Bridger',
    blocking: false,
  });
  expect(doubt?.fix).toBeUndefined();
  expect(kinds('Frankfurt am Main und Köln.', 'Frankfurt and Cologne.')).toEqual([]);
  expect(kinds('Donald Trumps Einsatz', 'Donald Trump’s use')).toEqual([]);
  expect(kinds('In Syrien kämpft Inter Mailand.', 'In Syria fights Inter Milan.')).toEqual([]);
});

it('quotation marks on one side alone are doubtful', () => {
  expect(kinds('„Das trifft die Falschen“, sagte er.', 'This hits the wrong people, he said.')).toEqual([
    'quote',
  ]);
  expect(kinds('„Das trifft die Falschen“, sagte er.', '“This hits the wrong people,” he said.')).toEqual([]);
});

it('marks around terms in Chinese and Japanese are no quotation', () => {
  expect(kinds('政府は「骨太の方針」を決めた。', 'The government set its basic policy.', 'ja')).toEqual([]);
  expect(kinds('他说“很好”。', 'He said it was good.', 'zh')).toEqual([]);
});

it('a Czech word that begins like a “not” is none', () => {
  const clean: [string, string][] = [
    ['Filip je v těch nejlepších rukou, nedaleko Neapole.', 'Filip is in the best of hands, near Naples.'],
    [
      'V neděli hrál v nemocnici neuvěřitelný koncert.',
      'On Sunday he played an incredible concert in hospital.',
    ],
    ['Nehoda byla nebezpečná, nebo ne?', 'The accident was dangerous, or was it?'],
  ];
  for (const [original, english] of clean) expect(kinds(original, english, 'cs')).toEqual([]);
  expect(kinds('Ministr není v Praze.', 'The minister is in Prague.', 'cs')).toEqual(['negation']);
  expect(kinds('Vláda nebude platit.', 'The government will pay.', 'cs')).toEqual(['negation']);
});

it('a turn of phrase with a “not” in it that English says without is none', () => {
  expect(kinds('No obstante, la obra sigue.', 'The work goes on.', 'es')).toEqual([]);
  expect(kinds('Не менее семи человек погибли.', 'At least seven people were killed.', 'ru')).toEqual([]);
  expect(kinds('Un grand pas vers la paix.', 'A big step towards peace.', 'fr')).toEqual([]);
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

it('takes no longer than a moment over a hostile text', () => {
  const long = `${'1,'.repeat(20_000)} ${'"'.repeat(5000)} ${'A'.repeat(20_000)}`;
  const from = performance.now();
  checkBlock({ original: long, english: long.slice(1), language: 'de' });
  expect(performance.now() - from).toBeLessThan(1000);
});
