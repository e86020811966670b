import { expect, test } from 'vitest';
import { hideKeys, hideKeysIn, isFeedItself } from '@/lib/net/hide-keys';

const FEED = 'https://el.example/feed?token=KEY&u=7&x=0123456789abcdef&lang=es';

test.each([
  ['https://el.example/a?token=KEY&id=9', 'https://el.example/a?id=9'],
  ['https://el.example/a?x=0123456789abcdef', 'https://el.example/a'],
  ['https://el.example/a?token=OTHER&u=7&lang=es', 'https://el.example/a?token=OTHER&u=7&lang=es'],
  [
    'https://kr.example/newsbody.asp?code=0300&key=20180102.99',
    'https://kr.example/newsbody.asp?code=0300&key=20180102.99',
  ],
])('%s leaves the house as %s', (address, hidden) => {
  expect(hideKeys(address, FEED)).toBe(hidden);
});

test('an address that is the feed’s own is known as that, whatever stands behind its hash', () => {
  expect(isFeedItself(`${FEED}#a`, FEED)).toBe(true);
  expect(isFeedItself('https://el.example/a', FEED)).toBe(false);
});

test('a link in a story’s text does not carry the key either', () => {
  const html = `Por <a href="https://el.example/feed?token=KEY&amp;u=7">RSS</a>.`;
  const story = hideKeysIn({ blocks: [{ html }] }, FEED);
  expect(story.blocks[0]?.html).toBe('Por <a href="https://el.example/feed?u=7">RSS</a>.');
});
