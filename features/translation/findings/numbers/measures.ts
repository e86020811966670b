// How words for measures begin in the languages of Latin, Cyrillic and Greek letters, and what stands for them.
const STEMS = [
  'milli|mili|centi|centí|zenti|senti|cent(?!r)|cént|deci|dezi|desi|hect|hekt|ettar|ektar|kilo|kíló|quilo|quiló|chilo|mega|giga|tera',
  'square|cubic|quadrat|kvadrat|kwadrat|kubi|cuad|métr|metr|mètr|meter|metre|metro|metra|mètre|metri|lit(?:er|re|r)|lítr|gram|grám',
  'tonn|tonel|tona|tony|tons?(?!\\p{L})|ton(?!\\p{L})|tonů|watt|volt|pascal|basis|decad|décad|década|centur|jahrzehnt|jahrhundert|siècle|siglo|secol|sécul|desetilet|desetiletí|stolet',
  'penn(?:y|ies)|pence|kope|grosz|halé|halier|öre|øre|aurar?|aurum|fillér|kuruş|satang|paise|sen(?!\\p{L})',
  'милли|мили|санти|деци|гект|хект|кило|кіло|мега|гига|метр|метар|литр|літр|грам|тонн|тон|квадрат|кубич|копе|копі|ват|деся|стол|век',
  'χιλιόμ|χιλιοστ|εκατοστ|μέτρ|στρέμμ|εκτάρ|λίτρ|γραμμ|κιλ|τόν|λεπτ',
  'متر|كيلو|کیلو|سانتی|سنت|هكتار|هکتار|طن|لتر|لیتر|غرام|جرام|گرم|מטר|קילו|דונם|טון|ליטר|גרם|אגור|मीटर|किलो|सेंटी|हेक्टे|टन|लीटर|ग्राम|पैसे',
  '公里|千米|厘米|毫米|平方|公顷|公頃|亩|畝|吨|噸|公斤|千克|メートル|センチ|ミリ|キロ|ヘクタール|トン|グラム|リットル|미터|센티|밀리|킬로|헥타르|톤|그램|리터|제곱',
].join('|');
const SYMBOLS =
  'km|cm|mm|dm|m|ha|kg|g|mg|t|l|ml|dl|hl|cl|kwh?|mwh?|gwh?|twh?|w|kv|v|bar|hpa|mbar|ct|c|p|км|см|мм|м|га|кг|г|т|л|кв|куб';
const MEASURE = new RegExp(
  `^[\\s\\u00a0\\u202f-]?(?:(?:de|di|d['’]|of)[\\s])?(?:°|¢|(?:${STEMS})|(?:${SYMBOLS})(?![\\p{L}\\p{M}]))`,
  'iu',
);

/** Whether what stands behind a figure is a measure, or a coin: another one may say the same in other digits. */
export function isMeasure(behind: string): boolean {
  return MEASURE.test(behind.slice(0, 40));
}
