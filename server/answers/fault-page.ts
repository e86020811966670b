import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { NEVER_KEPT } from './reader-headers';

interface Words {
  title: string;
  text: string;
}

const WORDS = {
  400: { title: 'We cannot read that', text: 'What was sent is not as it should be.' },
  403: {
    title: 'Not from there',
    text: 'This form can only be sent from our own pages. Open the page again and retry.',
  },
  404: {
    title: 'There is no original for this page',
    text: 'We looked in every language we have. The story may have moved.',
  },
  405: { title: 'That is not how it works', text: 'This address can only be read.' },
  408: { title: 'That took too long', text: 'What you sent did not arrive in time. Please send it again.' },
  410: { title: 'This story was withdrawn', text: 'It stood here once. We no longer publish it.' },
  411: { title: 'How long is it?', text: 'A file can only be sent together with its length.' },
  413: { title: 'That is too long', text: 'A form may hold 100 kilobytes. Please shorten your text.' },
  415: { title: 'That is no form', text: 'This address takes only what its own form sends.' },
  500: {
    title: 'We could not set this page',
    text: 'The fault is ours and has been noted. Please try again in a moment.',
  },
  503: {
    title: 'The archive is out of reach',
    text: 'Our database is away for a moment. Pages that were read lately still open; please try this one again soon.',
  },
  busy: {
    title: 'This page takes too long just now',
    text: 'More is asked of us than we can set at once. Please try this page again in a moment; others may open.',
  },
} satisfies Record<number | 'busy', Words>;

/** For programs, the newspaper's own words would be no help. */
const NOTHING_HERE: Words = { title: 'Not found', text: 'There is nothing at this address.' };

/** The status of a fault page; `busy` is a 503 whose database is not to blame. */
export type FaultCode = keyof typeof WORDS;

// No style sheet, script or font may be needed when nothing else works, so its few rules come with it, named by hash
// below. The colours are those of the newspaper.
const STYLE = `:root{color-scheme:light dark;--paper:#fff;--ink:#111816;--ink2:#4b5652;--src:#005e48;--line:#cdd7d2}
@media(prefers-color-scheme:dark){:root{--paper:#0f1412;--ink:#e8eeeb;--ink2:#a2b0a9;--src:#79d9b5;--line:#2d3834}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 Piazzolla,Georgia,"Noto Serif",serif}
header,main{max-inline-size:44rem;margin-inline:auto;padding:1.5rem clamp(1rem,4vw,3.5rem)}
header{border-block-end:1px solid var(--line)}a{color:inherit}
header a{font-size:1.375rem;font-weight:650;text-decoration:none}header i{font-style:normal;color:var(--src)}
main{border-inline-start:3px solid var(--src);margin-block-start:3rem;padding-block:0}
p{max-inline-size:38rem}.kick{color:var(--ink2);font:.8125rem/1.35 system-ui,sans-serif;margin:0}
h1{font-size:clamp(1.75rem,1.3rem + 1.7vw,2.625rem);line-height:1.1;letter-spacing:-.012em;margin:.25rem 0 .75rem}`;

/** The policy that lets a fault page have its own style. */
export const FAULT_POLICY: readonly string[] = [
  'Content-Security-Policy',
  `default-src 'none'; style-src '${styleHash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
];

interface FaultPage {
  body: Buffer;
  headers: string[];
}

const pages = new Map<FaultCode, FaultPage>();

/** A page that needs nothing but this file: for when there is no database, no render, or no such address. */
export function faultPage(code: FaultCode): FaultPage {
  const page = pages.get(code) ?? writePage(code);
  pages.set(code, page);
  return page;
}

/**
 * Answers that something went wrong, in the form that was asked for, which nobody may keep: a page for who reads, a problem
 * document (RFC 9457) for programs, one line for what a page is made of (scripts, pictures).
 */
export function sendFault(request: IncomingMessage, response: ServerResponse, code: FaultCode): void {
  const { body, headers } = faultIn(formAskedFor(request), code);
  response.writeHead(statusOf(code), headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

type Form = 'page' | 'problem' | 'line';

/** What a client that takes anything is given depends on where it asked. */
function formAskedFor({ url = '', headers }: IncomingMessage): Form {
  const accept = headers.accept ?? '*/*';
  if (/\btext\/html\b|\bapplication\/xhtml\+xml\b/i.test(accept)) return 'page';
  if (/\bapplication\/(?:[\w.-]+\+)?json\b/i.test(accept)) return 'problem';
  if (/^\/api(?:[/?]|$)/.test(url)) return 'problem';
  return /^\/(?:_next|assets|media|fonts)(?:[/?]|$)/.test(url) ? 'line' : 'page';
}

function faultIn(form: Form, code: FaultCode): FaultPage {
  if (form === 'page') return faultPage(code);
  const { title, text } = form === 'problem' && code === 404 ? NOTHING_HERE : WORDS[code];
  const status = statusOf(code);
  const problem = { type: 'about:blank', title, status, detail: text };
  const body = Buffer.from(form === 'problem' ? `${JSON.stringify(problem)}\n` : `${status} ${title}\n`);
  const type = form === 'problem' ? 'application/problem+json' : 'text/plain; charset=utf-8';
  return {
    body,
    headers: [...headersOf(type, body, code), ...FAULT_POLICY, 'X-Content-Type-Options', 'nosniff'],
  };
}

function writePage(code: FaultCode): FaultPage {
  const { title, text } = WORDS[code];
  const name = env().SITE_NAME.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const marked = name.replace(/(\S+)$/, '<i>$1</i>'); // a name of at most 600 characters, escaped
  const body = Buffer.from(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title} | ${name}</title><style>${STYLE}</style></head>
<body><header><a href="/">${marked}</a></header>
<main><p class="kick">Error ${statusOf(code)}</p><h1>${title}</h1><p>${text}</p><p><a href="/">Front page</a></p></main></body></html>
`);
  return { body, headers: [...headersOf('text/html; charset=utf-8', body, code), ...FAULT_POLICY] };
}

function headersOf(type: string, body: Buffer, code: FaultCode): string[] {
  const headers = ['Content-Type', type, 'Content-Length', String(body.length), 'Vary', 'Accept'];
  if (statusOf(code) === 503) headers.push('Retry-After', '5');
  if (code === 405) headers.push('Allow', 'GET, HEAD');
  return [...headers, ...NEVER_KEPT];
}

function statusOf(code: FaultCode): number {
  return code === 'busy' ? 503 : code;
}

function styleHash(): string {
  return `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
}
