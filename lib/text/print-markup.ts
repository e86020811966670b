import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { escapeHtml } from '@/lib/text/escape-html';

/** A page as HTML, and the elements that belong into its head, in order: as they are, and as HTML. */
export interface PrintedMarkup {
  html: string;
  head: ReactElement[];
  headHtml: string;
}

type Props = Record<string, unknown> & { children?: ReactNode };
type Component = (props: Props) => ReactNode;

const LIFTED = new Set(['title', 'meta', 'link']);
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const NAMES: Record<string, string> = { className: 'class', htmlFor: 'for', acceptCharset: 'accept-charset' };
const NO_ATTRIBUTES = new Set(['children', 'dangerouslySetInnerHTML', 'key', 'ref']);

/** Which object a component's HTML depends on, for components that are printed once. */
const subjects = new WeakMap<object, (props: never) => object>();
const printed = new WeakMap<object, Map<unknown, string>>();

/**
 * Marks a component whose HTML depends on one object alone, and says which: it is printed once for as long as that object
 * lives. For what many pages share: a story in a list that is remembered, the masthead, the footer.
 */
export function printedOnce<P>(component: (props: P) => ReactNode, subjectOf: (props: P) => object) {
  subjects.set(component, subjectOf);
  return component;
}

/**
 * Prints React elements as the HTML they stand for, as React's `renderToStaticMarkup` does, which server components may
 * not call. Components are plain functions: what must be awaited, or needs a browser, is a TypeError. Head elements are
 * lifted out of the page.
 */
export function printMarkup(node: ReactNode): PrintedMarkup {
  const head: ReactElement[] = [];
  const html = print(node, head);
  return {
    html,
    head,
    headHtml: head.map((element) => printTag(element as ReactElement<Props>, [])).join(''),
  };
}

function print(node: ReactNode, head: ReactElement[]): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string') return escapeHtml(node);
  if (typeof node === 'number' || typeof node === 'bigint') return String(node);
  if (Array.isArray(node)) {
    let html = '';
    for (const child of node as ReactNode[]) html += print(child, head); // what a list of nodes holds
    return html;
  }
  if (isValidElement<Props>(node)) return printElement(node, head);
  throw new TypeError('a reader page holds something that must be waited for');
}

function printElement(element: ReactElement<Props>, head: ReactElement[]): string {
  const { type, props } = element;
  if (type === Fragment) return print(props.children, head);
  if (typeof type === 'function') return printComponent(type as Component, props, head); // no classes here
  if (typeof type !== 'string') throw new TypeError('a reader page holds what only a browser could show');
  if (LIFTED.has(type)) {
    head.push(element);
    return '';
  }
  return printTag(element, head);
}

function printComponent(component: Component, props: Props, head: ReactElement[]): string {
  const subjectOf = subjects.get(component);
  if (!subjectOf) return print(component(props), head);
  const subject = subjectOf(props as never); // its own props
  const known = printed.get(subject) ?? new Map<unknown, string>();
  const html = known.get(component) ?? printAlone(component(props));
  printed.set(subject, known.set(component, html));
  return html;
}

function printAlone(node: ReactNode): string {
  const { html, head } = printMarkup(node);
  if (head.length > 0) throw new TypeError('what is printed once can put nothing into the head of each page');
  return html;
}

function printTag({ type, props }: ReactElement<Props>, head: ReactElement[]): string {
  const name = type as string; // components were called before
  const opening = `<${name}${printAttributes(props)}>`;
  return VOID.has(name) ? opening : `${opening}${printInside(props, head)}</${name}>`;
}

function printInside(props: Props, head: ReactElement[]): string {
  const raw = props.dangerouslySetInnerHTML as { __html: string } | undefined; // React's own shape
  return raw ? raw.__html : print(props.children, head);
}

function printAttributes(props: Props): string {
  let html = '';
  for (const name in props) {
    if (!NO_ATTRIBUTES.has(name)) html += printAttribute(name, props[name]);
  }
  return html;
}

function printAttribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  const written = NAMES[name] ?? name.toLowerCase();
  if (typeof value === 'boolean') {
    if (name.startsWith('aria-') || name.startsWith('data-')) return ` ${written}="${value}"`;
    return value ? ` ${written}=""` : '';
  }
  if (typeof value === 'string') return ` ${written}="${escapeHtml(value)}"`;
  if (typeof value === 'number') return ` ${written}="${value}"`;
  throw new TypeError(`a reader page can't have ${name} as an attribute`);
}
