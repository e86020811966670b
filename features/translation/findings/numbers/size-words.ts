/** What a word behind a figure may multiply it by: one power of ten, or two where countries differ. */
type Powers = readonly number[];

// Whole words, in small letters without accents of their own making: endings are listed, so that nothing is guessed.
const WORDS: readonly (readonly [power: Powers, words: string])[] = [
  [[2], 'hundred hundreds'],
  [[3], 'thousand thousands k tsd tausend mille mil mila tusen tusind duizend tys tysiąc tysiące tysięcy tis tisíc tisíce tisíců tisícům tisícovek'],
  [[3], 'þúsund þúsundum þúsunda tisuća tisuće tisuću hiljada hiljade hiljadu хиљада хиљаде хиљаду хиляди илјади илјада тыс тысяч тысячи тысяча тысячу тысячам тис тисяч тисячі тисяча тисячу'],
  [[3], 'bin ezer tuhat tuhatta tūkst tūkstoš tūkstančių mie mii χιλιάδες χιλ nghìn ngàn ribu elfu ألف آلاف الف ألفا אלף אלפים هزار ہزار हज़ार हजार হাজার พัน 千 천 milers mila'],
  [[4], '万 萬 만 หมื่น'],
  [[5], 'lakh lakhs lac लाख লাখ لاکھ แสน'],
  [[6], 'million millions mn mln mio millionen milioen miljoen miljoenen miljon miljoner millioner millones millón millon milhão milhões milió milions milión milióny miliónov milion miliona milionu miliony milionů miliónů milionům milionech milioni milione milionit miljoni miljonit miljonu miljoner miljoona miljoonaa miljónir'],
  [[6], 'milljón milljónir milljóna milljónum milijun milijuna milijuni milijon milijona milijonov milijoni милион милиона милиони милиону млн миллион миллиона миллионов миллионы миллионам мільйон мільйона мільйонів мільйони milyon milyonu milyona milyonluk millió milioane milion εκατ εκατομμύρια εκατομμύριο triệu juta miliyan milioi'],
  [[6], 'مليون مليونا ملايين ملیون ملين ملین מיליון מיליוני मिलियन মিলিয়ন ล้าน'],
  [[7], 'crore crores करोड़ কোটি کروڑ'],
  [[8], '億 亿 억'],
  [[9], 'bn mia mds milliarde milliarden milliard milliards milliarder mrd md mld miljard miljarden miljarder miliard miliarda miliardu miliardy miliardů miliardi miliardo miliardų miljardi miljardia miljardit milliárd miliarde'],
  [[9], 'milljarður milljarðar milljarða milljörðum milijarda milijarde milijardi milijardu милијарда милијарде милијарди милијарду милиард милиарда милиарди млрд миллиард миллиарда миллиардов миллиарды мільярд мільярда мільярдів мільярди milyar milyarı δισ δισεκατομμύρια tỷ tỉ miliar biliyan'],
  [[9], 'مليار مليارات میلیارد ارب מיליארד מיליארדי बिलियन अरब বিলিয়ন بلین'],
  [[12], 'tn trn 兆 조 трлн триллион триллиона триллионов трильйон bilión bilió'],
  [[9, 12], 'billion billions bilhão bilhões billón billones bilione bilioni bilion biliony bilionu billionen billioner biljoen'],
  [[12, 18], 'trillion trillions trilhão trilhões'],
  [[0, 6], 'm'],
  [[0, 9], 'b'],
]; // prettier-ignore

const POWERS = new Map(WORDS.flatMap(([powers, words]) => words.split(' ').map((word) => [word, powers])));

/** English writes `billion` for a thousand millions, always. */
const ENGLISH = new Map<string, Powers>([
  ...['billion', 'billions'].map((word) => [word, [9]] as const),
  ...['trillion', 'trillions'].map((word) => [word, [12]] as const),
]);

// Words that elsewhere mean something else: “2015 bin ich”, ten Swedish “mil” are a hundred kilometres.
const ONLY_IN = new Map(
  Object.entries({
    bin: 'tr', mil: 'es pt gl ca ast an', mila: 'it eu', mille: 'fr it oc', mie: 'ro', mii: 'ro', mia: 'da nb nn no',
    md: 'fr', mds: 'fr', ezer: 'hu', tis: 'cs sk', elfu: 'sw', ribu: 'id ms', juta: 'id ms', milers: 'ca',
  }).map(([word, families]) => [word, new Set(families.split(' '))]),
); // prettier-ignore

/** The powers of ten that a word may stand for in a language; null: it is no word of size that we know. */
export function powersOf(word: string, language: string): Powers | null {
  const key = word.toLowerCase();
  const family = language.split('-', 1)[0]?.toLowerCase() ?? '';
  if (ONLY_IN.get(key)?.has(family) === false) return null;
  return (family === 'en' ? ENGLISH.get(key) : undefined) ?? POWERS.get(key) ?? null;
}

/** The English word for a power of ten, where it is said in one. */
export const SIZE_WORDS: Readonly<Record<number, string>> = {
  3: 'thousand',
  6: 'million',
  9: 'billion',
  12: 'trillion',
};
