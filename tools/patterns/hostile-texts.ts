import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';

const MOST_TEXTS = 600;
const LONG_RUN = 16;
// Letters, digits, spaces and marks of several scripts, of which patterns speak.
const LETTERS = [
  ...Array.from(
    'aA0 <>-.,:;/\\|"\'&=_@#()[]{}+*!?%~$^`\t\n\r\u00a0\u2028\u3000éßñĸжЖωعאก漢かカ한«»“”„‘’「」『』（）【】：｜·•–—…、。年月日時分م١',
  ),
];

export interface Hostile {
  before: string;
  pump: string;
  after: string;
}

/**
 * What makes a pattern slow, if anything does: the parts it repeats, and every stretch of it, over and over, behind what
 * leads there and before what it can't match. None for a pattern that repeats nothing for long.
 */
export function hostileTexts(source: string, flags: string): Hostile[] {
  const { pattern } = parseRegExpLiteral(`/${source}/${flags.replace(/[gy]/g, '')}`);
  const letters = new Letters(pattern, flags);
  if (letters.runs === 0) return [];
  const found = new Map<string, Hostile>();
  const against = letters.against();
  for (const { elements } of alternativesIn(pattern)) {
    const samples = elements.map((element) => letters.sample(element));
    for (let from = 0; from < samples.length; from++)
      for (
        let to = from + 1;
        to <= (from === 0 ? samples.length : Math.min(samples.length, from + 6));
        to++
      ) {
        const before = samples
          .slice(0, from)
          .map(([first = '']) => first)
          .join('');
        for (const pump of combined(samples.slice(from, to))) add(found, before, pump, against);
      }
  }
  for (const pump of letters.common()) add(found, '', pump, against);
  return [...found.values()].slice(0, MOST_TEXTS);
}

function add(found: Map<string, Hostile>, before: string, pump: string, against: string): void {
  if (pump === '' || pump.length > 60) return;
  for (const [lead, after] of [
    ['', '\u0000'],
    [before, '\u0000'],
    [against, against],
    ['', against],
  ] as const)
    found.set(`${lead}|${pump}|${after}`, { before: lead, pump, after });
}

function combined(samples: string[][]): string[] {
  const first = samples.map(([one = '']) => one).join('');
  const second = samples.map((each) => each[1] ?? each[0] ?? '').join('');
  const third = samples.map((each) => each.at(-1) ?? '').join('');
  return [...new Set([first, second, third])];
}

function alternativesIn(node: AST.Node): AST.Alternative[] {
  if (node.type === 'Quantifier') return alternativesIn(node.element);
  if (!('alternatives' in node))
    return node.type === 'Alternative' ? [node, ...node.elements.flatMap(alternativesIn)] : [];
  return node.alternatives.flatMap((each) => (each.type === 'Alternative' ? alternativesIn(each) : []));
}

/** Strings that parts of one pattern match. */
class Letters {
  runs = 0;
  private readonly sets = new Map<string, string[]>();

  constructor(
    pattern: AST.Pattern,
    private readonly flags: string,
  ) {
    const count = (node: AST.Node, inRun: boolean): void => {
      const long = node.type === 'Quantifier' && node.max > LONG_RUN;
      if (long) this.runs++;
      if (node.type === 'Quantifier') count(node.element, inRun || long);
      else if ('alternatives' in node) node.alternatives.forEach((each) => count(each, inRun));
      else if (node.type === 'Alternative') node.elements.forEach((each) => count(each, inRun));
      else if (inRun && isSet(node)) this.matching(node.raw);
    };
    count(pattern, false);
  }

  /** The letters that most of the repeated sets share, which is where they compete. */
  common(): string[] {
    const sets = [...this.sets.values()];
    const score = (letter: string) => sets.filter((set) => set.includes(letter)).length;
    return LETTERS.filter((letter) => score(letter) > 0)
      .sort((a, b) => score(b) - score(a))
      .slice(0, 4);
  }

  /** What the fewest repeated sets match, which is where they fail. */
  against(): string {
    const sets = [...this.sets.values()];
    const score = (letter: string) => sets.filter((set) => set.includes(letter)).length;
    return [...LETTERS].sort((a, b) => score(a) - score(b))[0] ?? '';
  }

  sample(node: AST.Node): string[] {
    switch (node.type) {
      case 'Character':
        return [String.fromCodePoint(node.value)];
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass': {
        const all = this.matching(node.raw);
        const shared = this.common().find((letter) => all.includes(letter));
        return [...new Set([shared ?? all[0] ?? '', all[0] ?? '', all.at(-1) ?? ''])];
      }
      case 'Quantifier':
        return node.max === 0
          ? ['']
          : this.sample(node.element).map((text) => text.repeat(Math.min(Math.max(1, node.min), 20)));
      case 'Group':
      case 'CapturingGroup':
        return node.alternatives
          .flatMap((each) => combined(each.elements.map((element) => this.sample(element))))
          .slice(0, 6);
      default:
        return [''];
    }
  }

  private matching(raw: string): string[] {
    const known = this.sets.get(raw);
    if (known) return known;
    const one = new RegExp(`^(?:${raw})$`, this.flags.replace(/[gym]/g, ''));
    const found = LETTERS.filter((letter) => one.test(letter));
    this.sets.set(raw, found);
    return found;
  }
}

function isSet(node: AST.Node): boolean {
  return (
    node.type === 'CharacterSet' || node.type === 'CharacterClass' || node.type === 'ExpressionCharacterClass'
  );
}
