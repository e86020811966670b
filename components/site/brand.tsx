import { env } from '@/lib/env';

/** The site's name, its last word in the second ink. */
export function Brand() {
  const words = env().SITE_NAME.split(' ');
  const last = words.pop();
  return (
    <p className="brand">
      <a href="/">
        {words.join(' ')} <span>{last}</span>
      </a>
    </p>
  );
}
