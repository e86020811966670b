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

  it('with several words of size behind it is their product', () => {
    const same: [language: string, original: string, english: string][] = [
      ['es', 'Costó 20 mil millones de pesos.', 'It cost 20 billion pesos.'],
      ['pt-PT', 'Custou 5 mil milhões de euros.', 'It cost 5 billion euros.'],
      ['it', 'Un debito di 2 mila miliardi.', 'A debt of 2 trillion.'],
      ['vi', 'Khoảng 5 nghìn tỷ đồng.', 'Around 5 trillion dong.'],
      ['ro', 'Au costat 5 mii de miliarde de lei.', 'They cost 5 trillion lei.'],
      ['ro', 'Au costat 20 de milioane de lei.', 'They cost 20 million lei.'],
      ['en-IN', 'It lost ₹1.5 lakh crore.', 'It lost 1.5 trillion rupees.'],
      ['hi', 'कंपनी को 2 लाख करोड़ रुपये', 'The company got 2 trillion rupees'],
      ['ru', 'Около 5 тыс. млрд рублей.', 'About 5 trillion roubles.'],
      ['th', 'งบ 5 แสนล้านบาท', 'A budget of 500 billion baht'],
      ['ko', '3백만 명이 5십억 원을 냈다.', '3 million people paid 5 billion won.'],
      ['ja', '3百万人が参加した。', '3 million people took part.'],
      ['da', 'Det koster 3 mia. kroner.', 'It costs 3 billion kroner.'],
      ['fr', 'Une dette de 3 Mds d’euros.', 'A debt of €3 billion.'],
      ['de', 'Es kostet 20 Millionen.', 'A 20-million bill.'],
    ];
    for (const [language, original, english] of same)
      expect([language, ...kinds(original, english, language)]).toEqual([language]);
    const slips: [string, string, string, string][] = [
      ['es', 'Costó 20 mil millones de pesos.', 'It cost 20 million pesos.', '20 billion'],
      ['ro', 'Au costat 5 mii de miliarde de lei.', 'They cost 5 billion lei.', '5 trillion'],
    ];
    for (const [language, original, english, fix] of slips)
      expect(checkBlock({ original, english, language })).toMatchObject([{ blocking: true, fix }]);
  });

  it('whose word of size goes on in a way we cannot read gets no fix', () => {
    const [doubt] = checkBlock({
      original: 'Eine 3 Millionen-fache Menge.',
      english: 'It is 3 billion-fold.',
      language: 'de',
    });
    expect(doubt).toMatchObject({ kind: 'number' });
    expect(doubt?.fix).toBeUndefined();
  });

  it('is no size where its language knows no such word', () => {
    expect(kinds('Im Mai 2015 bin ich gegangen.', 'In May 2015 I left.')).toEqual([]);
    expect(kinds('全程5千米。', 'It is 5 kilometres long.', 'zh')).toEqual([]);
  });

  it('in another measure or coin stops nothing', () => {
    const pairs: [original: string, english: string, language?: string][] = [
      ['Er ist 180 Zentimeter groß.', 'He is 1.8 metres tall.'],
      ['Rund 250 Hektar brannten.', 'Around 2.5 square kilometres burned.'],
      ['Es kostet 50 Cent.', 'It costs €0.50.'],
      ['Das sind 3000 Millimeter.', 'That is 300 centimetres.'],
      ['Det kostar 5000 öre.', 'It costs 50 kronor.', 'sv'],
      ['Около 200 гектаров леса.', 'About 2 square kilometres of forest.', 'ru'],
      ['5 Milliarden Kilogramm CO2.', '5 million tonnes of CO2.'],
      ['Vor 200 Jahren.', 'Two centuries, or 20 decades, ago.'],
    ];
    for (const [original, english, language = 'de'] of pairs) {
      const blocking = checkBlock({ original, english, language }).filter((doubt) => doubt.blocking);
      expect([original, ...blocking]).toEqual([original]);
    }
  });

  it('of many is checked in no more than a moment', () => {
    const many = (from: number) => Array.from({ length: 900 }, (_, at) => from + 7 * at).join('; ');
    const from = performance.now();
    for (let times = 0; times < 10; times++)
      checkBlock({ original: many(10_001), english: many(20_004), language: 'de' });
    expect(performance.now() - from).toBeLessThan(2500);
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

it('a “not” that English says as “until” or not at all, and one in a place’s name, is none', () => {
  const clean: [language: string, original: string, english: string][] = [
    ['it', 'Aspetta finché non arriva.', 'He waits until she arrives.'],
    ['ru', 'Они ждут, пока не придёт ответ.', 'They wait until the answer comes.'],
    ['pl', 'Poczekają, dopóki nie wróci.', 'They will wait until he is back.'],
    ['sv', 'Inte minst i Malmö.', 'Especially in Malmö.'],
    ['da', 'Ikke mindst i Aarhus.', 'Especially in Aarhus.'],
    ['nb', 'Ikke minst i Bergen.', 'Especially in Bergen.'],
    ['nl', 'Niet in de laatste plaats in Gent.', 'Especially in Ghent.'],
    ['cs', 'Není divu, říká.', 'It is natural, he says.'],
    ['fr', 'Le Pas-de-Calais est touché.', 'The Pas-de-Calais area is hit.'],
    ['fr', 'À deux pas de la gare.', 'Close to the station.'],
    ['tr', 'Hiç bu kadar mutlu olmadım.', 'I am happier than ever.'],
    ['de', 'Ein Gebiet wie kein anderes Land.', 'The largest region in the world.'],
  ];
  for (const [language, original, english] of clean)
    expect([original, ...kinds(original, english, language)]).toEqual([original]);
});

it('a lost “not” stops nothing: there are more ways to say it than we know', () => {
  const pair = { original: 'Busse sind nicht betroffen.', english: 'Buses are affected.', language: 'de' };
  expect(checkBlock(pair)).toMatchObject([{ kind: 'negation', blocking: false }]);
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

it('takes no longer than a moment over a hostile text', () => {
  const long = `${'1,'.repeat(20_000)} ${'"'.repeat(5000)} ${'A'.repeat(20_000)}`;
  const from = performance.now();
  checkBlock({ original: long, english: long.slice(1), language: 'de' });
  expect(performance.now() - from).toBeLessThan(1000);
});
