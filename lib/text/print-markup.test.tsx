import fc from 'fast-check';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { printedOnce, printMarkup } from '@/lib/text/print-markup';

/** React spells two signs and three attributes in another way, which means the same. */
const asReact = (html: string) =>
  html
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/ (srcSet|dateTime|popoverTarget)=/g, (name) => name.toLowerCase());
const same = (node: ReactNode) => {
  expect(asReact(printMarkup(node).html)).toBe(asReact(renderToStaticMarkup(node)).replaceAll('/>', '>'));
};

function Greeting({ name }: { name: string }) {
  return <b className="greeting">Hello {name}</b>;
}

test('elements, components, lists and fragments come out as React would print them', () => {
  same(
    <main id="main" className="page">
      <>
        <Greeting name="Ł & <ñ>" />
        {[1, 2].map((number) => (
          <i key={number} tabIndex={-1} aria-hidden lang="ar" dir="rtl">
            {number}
          </i>
        ))}
      </>
      {null}
      {false}
      {0}
      <time dateTime="2026-11-22">today</time>
      <img
        src="/a.webp"
        srcSet="/a.webp 360w"
        width={3}
        height={2}
        alt={'"quoted"'}
        loading="lazy"
        decoding="async"
      />
      <button type="button" popoverTarget="menu" disabled={false} hidden>
        Menu
      </button>
      <nav popover="auto" aria-current={undefined} data-open={true} />
      <p dangerouslySetInnerHTML={{ __html: '<em>as it is</em>' }} />
      <hr />
      <label htmlFor="x">x</label>
    </main>,
  );
});

test('any text and any attribute are escaped as React escapes them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      same(<p title={text}>{text}</p>);
    }),
  );
});

test('what belongs into the head is lifted out, in order', () => {
  const { html, head } = printMarkup(
    <div>
      <title>One</title>
      <p>two</p>
      <meta name="robots" content="noindex" />
    </div>,
  );
  expect(html).toBe('<div><p>two</p></div>');
  expect(head.map(({ type }) => type)).toEqual(['title', 'meta']);
});

test('what must be waited for, handled or styled is refused', () => {
  const late = Promise.resolve('late');
  expect(() => printMarkup(<p>{late}</p>)).toThrow(TypeError);
  expect(() => printMarkup(<p onClick={() => undefined} />)).toThrow(TypeError);
  expect(() => printMarkup(<p style={{ color: 'red' }} />)).toThrow(TypeError);
});

test('what depends on one object alone is printed once for it', () => {
  let calls = 0;
  const Line = ({ story }: { story: { name: string } }) => {
    calls++;
    return <li>{story.name}</li>;
  };
  printedOnce(Line, ({ story }) => story);
  const story = { name: 'One' };
  const twice = () => printMarkup([<Line key="1" story={story} />, <Line key="2" story={story} />]).html;
  expect([twice(), twice(), calls]).toEqual(['<li>One</li><li>One</li>', '<li>One</li><li>One</li>', 1]);
  expect(printMarkup(<Line story={{ name: 'Two' }} />).html).toBe('<li>Two</li>');
});

test('what is printed once has no part in the head', () => {
  const Titled = ({ of }: { of: object }) => <title>{typeof of}</title>;
  printedOnce(Titled, ({ of }) => of);
  expect(() => printMarkup(<Titled of={{}} />)).toThrow(TypeError);
});
