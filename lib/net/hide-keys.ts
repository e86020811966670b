interface Text {
  blocks: { html: string }[];
}

const KEY_NAME = /token|key|auth|secret|sig|pass|pwd|credential|session|jwt|hash|code/i;
const SHORTEST_KEY = 12;
const HREF = /(<a\s[^<>]{0,200}?href=")([^"<>]{1,8000})"/g;

/** Whether an address is the feed's own, wherever on it one is sent. */
export function isFeedItself(address: string, feedUrl: string): boolean {
  return withoutHash(address) === withoutHash(feedUrl);
}

/**
 * An address as an outlet's feed names it, without what opens the feed for us: name, password, and parameters that the
 * feed's own address has with the same value, where name or length say that it is a key. A key of the same name with
 * another value is the story's own.
 */
export function hideKeys(address: string, feedUrl: string): string {
  if (!URL.canParse(address) || !URL.canParse(feedUrl)) return address;
  const [url, feed] = [new URL(address), new URL(feedUrl)];
  const keys = [...feed.searchParams].filter(
    ([name, value]) => value !== '' && (KEY_NAME.test(name) || value.length >= SHORTEST_KEY),
  );
  for (const [name, value] of keys)
    if (url.searchParams.has(name, value)) url.searchParams.delete(name, value);
  if (feed.username && url.username === feed.username) [url.username, url.password] = ['', ''];
  return url.href === new URL(address).href ? address : url.href; // as it was written, if nothing had to go
}

/** The same for every link in a story's text. */
export function hideKeysIn<T extends Text>(story: T, feedUrl: string): T {
  if (!URL.canParse(feedUrl) || !/[?@]/.test(feedUrl)) return story;
  const blocks = story.blocks.map((block) => ({
    ...block,
    html: block.html.replace(HREF, (whole, before: string, href: string) => {
      const address = href.replaceAll('&amp;', '&');
      const hidden = hideKeys(address, feedUrl);
      return hidden === address ? whole : `${before}${hidden.replaceAll('&', '&amp;')}"`;
    }),
  }));
  return { ...story, blocks };
}

function withoutHash(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  return url.href;
}
