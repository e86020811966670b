import { parseHTML } from 'linkedom';

/** An answer of the site to a plain GET, parsed where it is HTML. */
export interface Page {
  /** The site's address, without a slash at its end. */
  site: string;
  /** With its query, without a fragment. */
  path: string;
  status: number;
  headers: Headers;
  text: string;
  document: Document;
}

/** What is wrong with a page, each in a few words; nothing when the rule is kept. The function's name is the rule. */
export type Rule = (page: Page) => string[];

/** Gets an address of the site as a crawler does: no cookies, no script, no redirect followed. */
export async function getPage(site: string, path: string): Promise<Page> {
  const answer = await fetch(site + path, { redirect: 'manual' });
  const text = await answer.text();
  const html = answer.headers.get('content-type')?.startsWith('text/html') ? text : '<html></html>';
  const { document } = parseHTML(html);
  return { site, path, status: answer.status, headers: answer.headers, text, document };
}

/** Holds each page against each rule. A breach names page, rule and what is wrong. */
export function findBreaches(pages: Iterable<Page>, rules: readonly Rule[]): string[] {
  return [...pages].flatMap((page) =>
    rules.flatMap((rule) => rule(page).map((wrong) => `${page.path}: ${sentenceOf(rule)}: ${wrong}`)),
  );
}

/** `theHeadlineIsTheHeading` as `the headline is the heading`. */
export function sentenceOf(rule: { name: string }): string {
  return rule.name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Nothing when it holds, and otherwise what is wrong. */
export function unless(holds: unknown, wrong: string): string[] {
  return holds ? [] : [wrong];
}

/** Nothing when both are the same. */
export function unlessSame(found: unknown, wanted: unknown, what: string): string[] {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  return left === right ? [] : [`${what} is ${left}, not ${right}`];
}

/** What a reader sees of an element, in one line. */
export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** An attribute of every element that a selector finds. */
export function attributesOf({ document }: Page, selector: string, name: string): string[] {
  return [...document.querySelectorAll(selector)].map((element) => element.getAttribute(name) ?? '');
}

const ARTICLE = /^\/[a-z0-9-]+\/\d{4}-\d{2}-\d{2}\/[a-z0-9-]+(?:\?view=(?:original|bilingual))?$/;

/** Whether a page is an article, in any view. */
export function isArticle({ path, status }: Pick<Page, 'path' | 'status'>): boolean {
  return status === 200 && ARTICLE.test(path);
}

export function isHtml({ status, headers }: Page): boolean {
  return status === 200 && (headers.get('content-type') ?? '').startsWith('text/html');
}
