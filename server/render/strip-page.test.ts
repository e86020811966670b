import fc from 'fast-check';
import { renderToString } from 'react-dom/server';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { brokenBy, clientModules, stripPage } from './strip-page';

const HOSTILE = '</script><script>alert(1)</script><!-- $RC("B:0") <template id="B:0"> __next_s \u2028';
const JSON_LD = `<script type="application/ld+json">${JSON.stringify({ headline: HOSTILE }).replaceAll('<', String.raw`\u003c`)}</script>`;
const FLIGHT = `<script>self.__next_f.push([1,${JSON.stringify(HOSTILE).replaceAll('<', String.raw`\u003c`)}])</script>`;
const text = (words: string) => renderToString(createElement('p', { title: words }, words, ' ', words));

test('of a page that Next rendered, what a browser needs without it stays', () => {
  const kept = [
    '<link rel="stylesheet" href="/_next/static/chunks/a.css"/>',
    '<link rel="preload" href="/_next/static/media/a.woff2" as="font" crossorigin=""/>',
    '<link rel="preload" as="image" href="/media/a.webp"/>',
    '<link rel="canonical" href="https://times.test/"/>',
    JSON_LD,
    '<script src="/assets/reader.js" async=""></script>',
  ].join('');
  const page = `<!DOCTYPE html><html lang="en"><head>${kept}</head><body><p>Hello</p></body></html>`;
  expect(stripPage(page)).toBe(page);
});

test.each([
  '<script src="/_next/static/chunks/a.js" async=""></script>',
  '<script src="/_next/static/chunks/polyfill.js" noModule=""></script>',
  '<script id="_R_">requestAnimationFrame(function(){$RT=performance.now()});</script>',
  '<script>(self.__next_f=self.__next_f||[]).push([0])</script>',
  FLIGHT,
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>',
  '<!--$--><!--/$-->',
  '<meta name="next-size-adjust" content=""/>',
  '<!-- -->',
  '<div hidden=""><!--$--><!--/$--></div>',
])('%s goes', (markup) => {
  expect(stripPage(`<p>a</p>${markup}<p>b</p>`)).toBe('<p>a</p><p>b</p>');
});

test('the precedence that React notes on a style sheet goes, the sheet stays', () => {
  expect(stripPage('<link rel="stylesheet" href="/a.css" data-precedence="next"/>')).toBe(
    '<link rel="stylesheet" href="/a.css"/>',
  );
});

test('whatever an outlet writes reaches the reader, and is never taken for markup', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom(HOSTILE, '<!--$?-->', '$RC(', 'self.__next_s')),
      (words) => {
        const body = text(words);
        const page = `<body>${FLIGHT}${body}${JSON_LD}</body>`;
        expect(stripPage(page)).toBe(`<body>${body.replaceAll('<!-- -->', '')}${JSON_LD}</body>`);
        expect(brokenBy(page)).toBeNull();
      },
    ),
  );
});

test.each([
  ['error shell', '<!DOCTYPE html><html id="__next_error__">'],
  ['unresolved Suspense', '<template id="B:0"></template>'],
  ['unresolved Suspense', '<template id="P:1"></template>'],
  ['streamed segment', '<div hidden id="S:0">late</div>'],
  ['pending boundary', '<!--$?-->'],
  ['client-rendered boundary', '<!--$!-->'],
  ['errored boundary', '<template data-dgst="BAILOUT_TO_CLIENT_SIDE_RENDERING"></template>'],
  ['React runtime', '<script>$RC("B:0","S:0")</script>'],
  ['React runtime', '<script>$RB=[];$RV=function(a){for(;0<a;);}</script>'],
  ['next/script', '<script>(self.__next_s=self.__next_s||[]).push([0,{}])</script>'],
])('a page with an %s is not whole: %s', (why, markup) => {
  expect(brokenBy(`<html lang="en"><body><p>a</p>${markup}</body></html>`)).toBe(why);
});

test('client components are found by what the flight data refers to', () => {
  const row = String.raw`2:I[39756,[\"/_next/static/chunks/a.js\"],\"default\"]\n3:I[77,[],\"Gallery\"]`;
  const page = `<script>self.__next_f.push([1,"${row}"])</script>`;
  expect(clientModules(page)).toEqual(new Set(['39756', '77']));
});
