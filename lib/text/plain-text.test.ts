import { expect, test } from 'vitest';
import { safeHtml } from '@/lib/text/plain-text';
import { sanitizeInline } from '@/lib/text/sanitize-inline';

test.each([
  'Plain &amp; simple',
  'A <a href="https://a.example/?a=1&amp;b=2">link</a>, <em>loud</em><br />and <span lang="ar" dir="rtl">x</span>.',
  '<a href="/latest">a</a> <a href="#p4">b</a> <a href="story.html">c</a> <a href="2024/x:y">d</a>',
  '<tr><th scope="col" colspan="2">a</th><td>1 &lt; 2</td></tr>',
])('what our writers write is shown as it is: %s', (html) => {
  expect(safeHtml(html)).toBe(html);
});

test('whatever the sanitiser lets through is shown as it is', () => {
  const tags = ['a href="https://a.example/?a=1"', 'abbr title="x"', 'b', 'bdi dir="rtl"', 'code', 'em', 'i'];
  const all = [...tags, 'span lang="ar" dir="rtl"', 'strong', 'sub', 'sup']
    .map((tag) => `<${tag}>x</${tag.split(' ', 1)[0] ?? ''}>`)
    .join(' <br /> ');
  expect(sanitizeInline(all)).toBe(all);
  expect(safeHtml(all)).toBe(all);
});

test.each([
  '<a href="javascript:alert(1)">ok</a>',
  '<a href="java&#115;cript:alert(1)">ok</a>',
  '<a href=" javascript:alert(1)">ok</a>',
  '<a href="//evil.example">ok</a>',
  '<a href="https://a.example" onclick="x()">ok</a>',
  '<a href="a" onclick=alert(1)>ok</a>',
  '<img src=x onerror=alert(1)>ok',
  '<script>ok</script>',
])('of anything else only the words are: %s', (html) => {
  expect(safeHtml(html)).toBe('ok');
});

test('an open bracket that is no tag becomes a sign', () => {
  expect(safeHtml('1 < 2 <b onclick=x>and</b>')).not.toMatch(/<b/);
});
