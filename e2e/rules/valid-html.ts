import { HtmlValidate } from 'html-validate';
import type { Page } from './page';

// A headline is as long as its news, and React writes `checked=""`; everything else that is recommended holds.
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'long-title': 'off', 'attribute-boolean-style': 'off' },
});

/** What html-validate says of a page: rule, place and words. */
export async function findInvalidHtml({ path, text }: Page): Promise<string[]> {
  const { results } = await validator.validateString(text);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, column, message }) => `${path} ${line}:${column} ${ruleId}: ${message}`),
  );
}

/** One page of each kind: of one folder, depth and query, and made of the same elements. */
export function onePageOfEachKind(pages: Iterable<Page>): Page[] {
  const kinds = new Map([...pages].map((page) => [kindOf(page), page]));
  return [...kinds.values()];
}

function kindOf({ path, document }: Page): string {
  const [folders = '', query = ''] = path.split('?');
  const [, first = '', ...deeper] = folders.split('/');
  const elements = [...document.querySelectorAll('main *')].map(({ localName }) => localName);
  const place = deeper.length === 2 ? 'article' : `${first}/${deeper.length}`;
  return [place, query.replace(/after=.*/, 'after'), ...new Set(elements.sort())].join(' ');
}
