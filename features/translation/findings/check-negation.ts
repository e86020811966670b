import type { Doubt, Pair } from '@/features/translation/findings/finding';

const norwegian = (pattern: RegExp) => ({ nb: pattern, nn: pattern, no: pattern });

const NEGATIVES: Readonly<Record<string, RegExp>> = {
  ...{ de: words('nicht|kein\\p{L}{0,3}|nie|niemals|niemand\\p{L}{0,3}|nirgends|weder') },
  ...{
    es: words('no|nunca|jamás|nadie|ningun\\p{L}{1,2}|ningún'),
    pt: words('não|nunca|jamais|ninguém|nenhum\\p{L}{0,2}'),
  },
  ...{ fr: words('pas|jamais|aucune?|personne ne|ni'), it: words('non|mai|nessun\\p{L}{0,2}') },
  ...{ nl: words('niet|geen|nooit|niemand|nergens'), sv: words('inte|ej|aldrig|ingen|inga|inget') },
  ...{
    da: words('ikke|aldrig|ingen|intet'),
    ...norwegian(words('ikke|ikkje|aldri|ingen')),
    pl: words('nie|nigdy|nikt|żaden'),
  },
  ...{
    ru: words('не|нет|никогда|никто'),
    uk: words('не|немає|ніколи|ніхто'),
    // Czech writes “not” into its verbs, and `ne` begins much else (best, Sunday, Naples): only verbs that are common.
    cs: words(
      'není|nejsou|nejsem|nejsme|nebyl[aioy]?|nebylo|nebud(?:e|ou|eme|u)|nemá|nemají|nemáme|neměl[aioy]?|nemoh(?:l[aioy]?|ou)|' +
        'nemůž(?:e|ou|eme)|nechce|nechtějí|nechtěl[aioy]?|nesmí|nelze|neví|nevědí|neexistuje|nedošlo|nepodařilo|nikdo|nikdy',
    ),
  },
  ...{ ar: words('لا|لم|لن|ليس\\p{L}{0,3}|لست'), tr: words('değil\\p{L}{0,4}|yok|hiç') },
};
// What has a negative in it and says nothing of the kind, or what English says without one.
const IDIOMS: Readonly<Record<string, RegExp>> = {
  de: idioms('nicht (?:zuletzt|nur|umsonst|selten)|wie (?:nie|kein\\p{L}{0,3})|nicht zu \\p{L}{2,20}en|nach wie vor'),
  es: idioms('no (?:obstante|solo|sólo|deja\\p{L}{0,3}|es la primera vez|más)|nadie más|por no|hasta que no'),
  pt: idioms('não (?:só|obstante|deix\\p{L}{1,4}|há dúvidas?|tenham? dúvidas?)|até que não|enquanto não'),
  fr: idioms('(?:grand|premier|petit|nouveau|faux|chaque|un|deux|trois|quatre|dix|cent|mille|quelques|de|les|des|ce|son|ses|leurs?|au) pas|pas (?:moins|seulement|vers|à pas)'),
  it: idioms('non (?:appena|solo|soltanto|ostante|meno)|(?:finché|fin quando|fino a quando|a meno che|per poco) non'),
  nl: idioms('niet (?:in de laatste plaats|alleen|zelden|voor niets)|niet minder dan'),
  sv: idioms('inte (?:minst|bara|enbart|sällan)'),
  da: idioms('ikke (?:mindst|kun|bare|alene|desto mindre|sjældent)'),
  ...norwegian(idioms('(?:ikke|ikkje) (?:minst|bare|berre|kun|desto mindre|sjelden)')),
  cs: idioms('není (?:divu|pochyb)|(?:dokud|než) ne\\p{L}{1,20}'),
  pl: idioms('nie (?:tylko|mniej|lada)|jeszcze nie|(?:dopóki|póki|omal|o mało) nie'),
  ru: idioms('не (?:менее|только|более|раз)|(?:пока|чуть|едва) не|тем не менее|не\\p{L}{0,2} придают|как нельзя'),
  uk: idioms('не (?:менше|тільки|лише|раз|да\\p{L}{1,5}|допус\\p{L}{1,6})|(?:доки|поки|чи|ледь) не|тим не менш'),
  ar: idioms('لا (?:يزال|تزال|سيما|بد)'),
  tr: idioms('hiç (?:kuşkusuz|şüphesiz|bu kadar|olmadığı kadar)'),
}; // prettier-ignore
// English may say it without "not": few, unable, refuse, fail. Better silent than wrong.
const ENGLISH = inAnyWord(
  "not|no|never|until|none|nobody|nothing|nowhere|neither|nor|without|cannot|\\p{L}{1,9}n['’]t|unable|un(?!der|til|ion|it|i\\p{L})\\p{L}{1,30}|" +
    'i[nmlr]\\p{L}{1,30}[aiu]ble|impossible|dis\\p{L}{1,30}|refus\\p{L}{1,4}|fail\\p{L}{0,4}|lack\\p{L}{0,4}|few|hardly|barely|scarcely|rather than|' +
    'instead of|den(?:y|ie)\\p{L}{0,3}|free of|exempt\\p{L}{0,4}|less|non-\\p{L}{1,30}|only|avoid\\p{L}{0,4}|reject\\p{L}{0,4}|prevent\\p{L}{0,4}|' +
    'yet to|outside|stop\\p{L}{0,4}|far from|absence|absent|miss(?:ing|ed)|exclu\\p{L}{1,6}|ban(?:s|ned|ning)?|little|challenging|difficult|nevertheless|however|but',
); // prettier-ignore

/**
 * A "not" in the original and nothing in the English that could carry it. There are more ways to say so than a list knows,
 * so it is for a person to judge, and stops nothing.
 */
export function checkNegation({ original, english, language }: Pair): Doubt | null {
  const family = language.split('-', 1)[0] ?? '';
  const idiom = IDIOMS[family];
  const rest = idiom ? original.replace(idiom, ' ') : original;
  const negative = NEGATIVES[family]?.exec(rest)?.[0];
  if (!negative || ENGLISH.test(english)) return null;
  return {
    ...{ kind: 'negation', word: 'Negation', blocking: false, original: negative, english: '' },
    says: `A “not” may be missing. The original has “${negative}”; the English has no negative.`,
  };
}

function inAnyWord(alternatives: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu');
}

// Neither within a word nor within a name of several: `Pas-de-Calais`.
function words(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}-])(?:${alternatives})(?![\\p{L}-])`, 'iu');
}

function idioms(alternatives: string): RegExp {
  return new RegExp(words(alternatives), 'giu');
}
