interface ShareLinksProps {
  /** Absolute. */
  url: string;
  title: string;
}

/** Ways to pass a page on. Plain links: nobody learns anything before one is followed. */
export function ShareLinks({ url, title }: ShareLinksProps) {
  const address = encodeURIComponent(url);
  const words = encodeURIComponent(title);
  const ways = [
    ['Email', `mailto:?subject=${words}&body=${address}`],
    ['Mastodon', `https://share.joinmastodon.org/#text=${words}%20${address}`],
    ['Bluesky', `https://bsky.app/intent/compose?text=${words}%20${address}`],
    ['WhatsApp', `https://wa.me/?text=${words}%20${address}`],
  ] as const;
  return (
    <ul>
      {ways.map(([name, href]) => (
        <li key={name}>
          <a href={href} rel="nofollow noopener">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
