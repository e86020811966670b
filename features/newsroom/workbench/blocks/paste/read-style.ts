/** What of an element's look matters to a paste: from its own `style`, and from the rules that Word and others send along. */
export type LookOf = (element: Element) => string;

interface Rule {
  selector: string;
  look: string;
}

const MATTERS =
  /(?:display|visibility|mso-hide|mso-list|mso-element|text-decoration|text-decoration-line|font-weight|font-style|font-size|white-space|vertical-align|float|position|clip)\s*:/i;
const MOST_RULES = 2000;

/** Reads the style sheets of a pasted document once. An element's own style comes last, as it does on a page. */
export function readLooks(body: Element): LookOf {
  const rules = [...body.ownerDocument.querySelectorAll('style')].flatMap((sheet) =>
    rulesIn(sheet.textContent),
  );
  const known = new WeakMap<Element, string>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const own = element.getAttribute('style') ?? '';
    const from = rules.flatMap(({ selector, look }) => (matches(element, selector) ? [look] : []));
    const look = [...from, own].join(';').toLowerCase();
    known.set(element, look);
    return look;
  };
}

/** What a look says of a property, in small letters; the last word counts. Empty: nothing. */
export function said(look: string, property: string): string {
  let value = '';
  for (const line of look.split(';')) {
    const at = line.indexOf(':');
    if (at > 0 && line.slice(0, at).trim() === property) value = line.slice(at + 1).trim();
  }
  return value.endsWith('!important') ? value.slice(0, -'!important'.length).trim() : value;
}

function rulesIn(sheet: string): Rule[] {
  const rules: Rule[] = [];
  for (const part of withoutComments(sheet).split('}').slice(0, MOST_RULES)) {
    const at = part.lastIndexOf('{');
    const look = at < 0 ? '' : part.slice(at + 1);
    if (!MATTERS.test(look)) continue;
    const before = part.slice(0, at);
    if (before.includes('@')) continue; // for print, or for a width: not what was copied from the screen
    for (const selector of before.split(',')) rules.push({ selector: selector.trim(), look });
  }
  return rules;
}

function withoutComments(sheet: string): string {
  return sheet
    .replaceAll('<!--', '')
    .replaceAll('-->', '')
    .split('/*')
    .map((part, at) => (at === 0 ? part : part.slice(part.indexOf('*/') + 2)))
    .join('');
}

function matches(element: Element, selector: string): boolean {
  try {
    return selector !== '' && element.matches(selector);
  } catch {
    return false; // one that this browser does not know
  }
}
