import type { Doubt, Pair } from '@/features/translation/findings/finding';

const NEGATIVES: Readonly<Record<string, RegExp>> = {
  ...{ de: words('nicht|kein\\p{L}*|nie|niemals|niemand\\p{L}*|nirgends|weder') },
  ...{
    es: words('no|nunca|jamás|nadie|ningun\\p{L}*|ningún'),
    pt: words('não|nunca|jamais|ninguém|nenhum\\p{L}*'),
  },
  ...{ fr: words('pas|jamais|aucun\\p{L}*|personne ne|ni'), it: words('non|mai|nessun\\p{L}*') },
  ...{ nl: words('niet|geen|nooit|niemand|nergens'), sv: words('inte|ej|aldrig|ingen|inga|inget') },
  ...{
    da: words('ikke|aldrig|ingen|intet'),
    nb: words('ikke|aldri|ingen'),
    pl: words('nie|nigdy|nikt|żaden'),
  },
  ...{
    ru: words('не|нет|никогда|никто'),
    uk: words('не|немає|ніколи|ніхто'),
    cs: words('ne\\p{L}{3,}|nikdo|nikdy'),
  },
  ...{ ar: words('لا|لم|لن|ليس\\p{L}*|غير|لست'), tr: words('değil\\p{L}*|yok\\p{L}*|hiç') },
};
// English may say it without "not": few, unable, refuse, fail. Better silent than wrong.
const ENGLISH = words(
  "not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|\\p{L}+n['’]t|unable|un(?!der|til|ion|it|i\\p{L})\\p{L}+|in\\p{L}+able|refus\\p{L}*|fail\\p{L}*|lack\\p{L}*|few|hardly|barely|rather than|instead of|den(?:y|ie)\\p{L}*|free of|exempt\\p{L}*|less|non-\\p{L}+|only|avoid\\p{L}*|reject\\p{L}*",
);

/** A "not" in the original and nothing in the English that could carry it. */
export function checkNegation({ original, english, language }: Pair): Doubt | null {
  const negative = NEGATIVES[language.split('-', 1)[0] ?? '']?.exec(original)?.[0];
  if (!negative || ENGLISH.test(english)) return null;
  return {
    ...{ kind: 'negation', word: 'Negation', blocking: true, original: negative, english: '' },
    says: `A “not” may be missing. The original has “${negative}”; the English has no negative.`,
  };
}

function words(alternatives: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu');
}
