import { Chance } from '../chance';

/** How made-up words of a language are put together, and how they stand on a page. */
interface Script {
  /** Syllables, of which a word has one to four. */
  syllables: string;
  stop?: string;
  comma?: string;
  /** Words stand without spaces and are shorter. */
  dense?: true;
}

const LATIN =
  'ba be da de el en er ga ge ha in ka ke la le li ma me mi na ne no on or pa ra re ri ro sa se so ta te ti to ur va ve';
const CYRILLIC = 'ба ве го да ек за ин ка ла ло ма ме на не но ов по ра ро са се та те то ум ха ши ва ки ні';
const CJK = { stop: '。', comma: '、', dense: true } as const;

const SCRIPTS: Readonly<Record<string, Script>> = {
  de: { syllables: `${LATIN} sch ung ver gen ein auf lich stä kö fü wald zeit` },
  fr: { syllables: `${LATIN} eau ou é è que oi tion ment cha aî ge ç` },
  es: { syllables: `${LATIN} ción ado ía ñe lla que rro os as mente` },
  pt: { syllables: `${LATIN} ção ão nho lha ões que eira ê mente` },
  it: { syllables: `${LATIN} zione gli che tto lla ò ento ia gno` },
  pl: { syllables: `${LATIN} ski wy prze ść cz sz ię ą rze ow ł nia` },
  cs: { syllables: `${LATIN} ský při ě ů ov čes ní ost ž á ř` },
  nl: { syllables: `${LATIN} ij oe ver aan sch lijk heid uit een` },
  sv: { syllables: `${LATIN} för och ning å ä ö sk ande het` },
  fi: { syllables: `${LATIN} kaa nen sta lla y ö ää tuu vat ksi` },
  hu: { syllables: `${LATIN} ság meg el szö ő gy ény nek ba é` },
  ro: { syllables: `${LATIN} ul ea ție ă îm ș ț oare escu` },
  tr: { syllables: `${LATIN} lar ler ı ş ğ mek yor çı ü dır` },
  el: { syllables: 'α κα τη το ρι νο μα πο λε σι δη μο ση κο με τα ρα νη χο λο θε ού εί ία ός ών φα γρα' },
  uk: { syllables: `${CYRILLIC} ськ ення ї при ість є` },
  bg: { syllables: `${CYRILLIC} ът ство ище ят ция` },
  sr: { syllables: `${CYRILLIC} ње ђа љу ић ство ј` },
  ar: { syllables: 'ال با تا جا حا خا دا را سا شا عا فا قا كا لا ما نا ها وا يا مد رس تم عل كن', comma: '،' },
  he: { syllables: 'הא בר גל דר וא זמ חל טב יר כל לה מע נו סו עיר פת צל קו רב שם תה ים ות' },
  fa: { syllables: 'آب با پا تا چه خا دا را زا سا شه فر کا گا لا ما نا وا یا ست می ران دان', comma: '،' },
  hi: { syllables: 'का के की में नगर पा सा ना रा ला मा ता दी वि प्र सम अनु जन कर लो ही या गाँ', stop: '।' },
  ja: {
    syllables: '町 市 川 橋 港 議 会 新 水 年 月 人 の は を に が と で し た り い る こ れ 館 道 業 員',
    ...CJK,
  },
  ko: { syllables: '가 나 다 라 마 바 사 시 도 군 항 교 의 은 는 을 를 에 서 로 한 고 지 이 정 부 회 민' },
};

const WORDS = 1500;
const lexicons = new Map<string, string[]>();

/** A sentence's worth of words that only look like the language, with a capital and a full stop where it has them. */
export function foreignSentence(chance: Chance, language: string, words: number): string {
  const { stop = '.', comma = ',', dense } = scriptOf(language);
  const lexicon = lexiconOf(language);
  let sentence = '';
  for (let word = 0; word < words; word++) {
    if (word > 0) sentence += chance.happens(0.08) ? (dense ? comma : `${comma} `) : dense ? '' : ' ';
    sentence += chance.pickZipf(lexicon);
  }
  return capitalised(sentence) + stop;
}

/** Several sentences with about so many words. */
export function foreignText(chance: Chance, language: string, words: number): string {
  const sentences: string[] = [];
  for (let left = words; left > 0;) {
    const length = Math.min(Math.max(left, 4), chance.between(7, 22));
    sentences.push(foreignSentence(chance, language, length));
    left -= length;
  }
  return sentences.join(scriptOf(language).dense ? '' : ' ');
}

/** A headline: no full stop. */
export function foreignHeadline(chance: Chance, language: string): string {
  return foreignSentence(chance, language, chance.between(5, 10)).slice(0, -1);
}

function scriptOf(language: string): Script {
  const script = SCRIPTS[language.split('-')[0] ?? ''];
  if (!script) throw new RangeError(`no syllables for ${language}`);
  return script;
}

/** Short words are frequent, as in real languages. Made once, from the language's own name. */
function lexiconOf(language: string): string[] {
  const known = lexicons.get(language);
  if (known) return known;
  const { syllables, dense } = scriptOf(language);
  const parts = syllables.split(' ');
  const chance = new Chance(...seedsOf(language));
  const made = Array.from({ length: WORDS }, (_, rank) => {
    const length = dense ? chance.between(1, 3) : chance.between(rank < 60 ? 1 : 2, rank < 60 ? 2 : 4);
    return Array.from({ length }, () => chance.pick(parts)).join('');
  });
  lexicons.set(language, made);
  return made;
}

function seedsOf(language: string): [number, number] {
  return [language.charCodeAt(0), language.charCodeAt(1)];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
