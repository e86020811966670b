import { expect, test } from 'vitest';
import { BODY_PLACE, handOver } from '@/lib/render';
import { PageShell } from './page-shell';
import { type Renderer, renderPage } from './render-page';
import { plainPage } from './strip-page';

const PLACE = `["$","div",null,{"dangerouslySetInnerHTML":{"__html":"${BODY_PLACE}"}}]`;
const SHELL =
  '<!DOCTYPE html><html lang="en"><head></head><body><!--$-->' +
  `<div>${BODY_PLACE}</div><!--/$--><script>self.__next_f.push([1,"3:I[7,[],\\"default\\"]"])</script></body></html>`;

/** Next with one page, which says in flight data what a test wants it to. */
function nextThat({ rows = `18:${PLACE}`, status = 200, handsOver = true } = {}) {
  const asked: string[] = [];
  const renderer: Renderer = (request, response) => {
    const asFlight = request.headers.rsc === '1';
    asked.push(`${asFlight ? 'flight' : 'whole'} ${request.url}`);
    if (handsOver || !asFlight) handOver({ head: `<title>${request.url}</title>`, body: '<p>news</p>' });
    response.statusCode = status;
    response.setHeader('Content-Type', asFlight ? 'text/x-component' : 'text/html; charset=utf-8');
    response.end(asFlight ? `3:I[7,[],"default"]\n0:{"f":"$L18"}\n${rows}\n` : SHELL);
  };
  return { asked, renderer };
}

const request = (url: string) => ({ url, siteUrl: 'https://times.test', timeoutMs: 5000 });

test('after the first page only what is a page’s own is rendered, and the page is the same', async () => {
  const { asked, renderer } = nextThat();
  const shell = new PageShell();
  const first = await renderPage(renderer, request('/world'), shell);
  const second = await renderPage(renderer, request('/world'), shell);
  expect(asked).toEqual(['whole /world', 'flight /world']);
  expect(first.whole).toBe(true);
  expect(second.whole).toBeUndefined();
  expect(second.headers['content-type']).toBe('text/html; charset=utf-8');
  const [a, b] = [first, second].map(({ body, scope }) => plainPage(body.toString(), scope.parts));
  expect(b).toBe(a);
  expect(b).toContain('<title>/world</title></head><body><div><p>news</p></div></body>');
});

test.each([
  ['has something beside its frame', { rows: `18:[${PLACE},["$","p",null,{"children":"more"}]]` }],
  ['failed', { rows: `18:E{"digest":"1"}\n19:${PLACE}` }],
  ['holds a client component', { rows: `20:I[99,[],"Gallery"]\n18:${PLACE}` }],
  ['handed nothing over', { handsOver: false }],
])('a page that %s is written whole by Next', async (_, page) => {
  const shell = new PageShell();
  await renderPage(nextThat().renderer, request('/world'), shell);
  const { asked, renderer } = nextThat(page);
  expect((await renderPage(renderer, request('/world'), shell)).whole).toBe(true);
  expect(asked).toEqual(['flight /world', 'whole /world']);
});

test('a page that was not found, or hands nothing over, teaches no shell', async () => {
  const shell = new PageShell();
  await renderPage(nextThat({ status: 404 }).renderer, request('/gone'), shell);
  expect(shell.isKnown).toBe(false);
});

test('what a route handler answers is asked for once, also when there is nothing', async () => {
  const shell = new PageShell();
  await renderPage(nextThat().renderer, request('/world'), shell);
  const asked: string[] = [];
  const feed: Renderer = ({ url = '' }, response) => {
    asked.push(url);
    response.statusCode = 404;
    response.setHeader('Content-Type', 'application/rss+xml');
    response.end('<rss/>');
  };
  const { status, body, whole } = await renderPage(feed, request('/no-such/feed.xml'), shell);
  expect([status, body.toString(), whole, asked]).toEqual([404, '<rss/>', undefined, ['/no-such/feed.xml']]);
});

test('a form is never rendered twice', async () => {
  const { asked, renderer } = nextThat({ handsOver: false });
  const shell = new PageShell();
  await renderPage(nextThat().renderer, request('/world'), shell);
  await renderPage(renderer, { ...request('/contact'), form: { fields: {}, sender: 'x' } }, shell);
  expect(asked).toEqual(['whole /contact']);
});
