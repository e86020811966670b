import { expect, test } from 'vitest';
import { webUrl } from '@/lib/net/web-url';

test('an address that leads to the web is left as it is', () => {
  for (const url of ['https://a.example/b?c=d#e', 'HTTP://A.example/ü', 'http://[2001:db8::1]/'])
    expect(webUrl(url)).toBe(url);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://a.example',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'mailto:a@b.example',
  '//a.example',
  '/a',
  'a.example',
  'https:a.example',
  'https://',
  'https://a.example/\njavascript:alert(1)',
  'https://a b.example',
  `https://a.example/${'x'.repeat(5000)}`,
  '',
  null,
  undefined,
  7,
  ['https://a.example'],
])('%j is no address to link to', (address) => {
  expect(webUrl(address)).toBeNull();
});
