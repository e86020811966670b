import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';

const MARKS = [
  ['machine', 'Machine', 'Nobody has read it yet.'],
  ['checked', 'Checked', 'A person read it against the original.'],
  ['edited', 'Edited', 'A person wrote it. No machine overwrites it.'],
  ['doubt', 'Doubt', 'A number, a name or a “not” differs.'],
  ['stale', 'Changed', 'The outlet changed the original after us.'],
  ['two', 'Two texts', 'Two people wrote at once. Both are kept.'],
  ['kept', 'Kept here', 'Not sent yet, safe on this computer.'],
] as const;

/** The page before one is in: the form, and beside it the marks of this newsroom. */
export function Door({
  siteName,
  title,
  children,
}: {
  siteName: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <body className="sign">
      <main className="left" id="main">
        <a className="mark" href="/">
          <b>{siteName}</b>
          <span>Newsroom</span>
        </a>
        <div className="door">
          <h1>{title}</h1>
          {children}
        </div>
      </main>
      <aside className="right" aria-label="The marks of this newsroom">
        <div className="legend">
          <h2 className="ser">
            Dotted is the machine.
            <br />
            Solid is one of us.
          </h2>
          <ul className="legend-list">
            {MARKS.map(([icon, word, meaning]) => (
              <li key={icon}>
                <Icon name={icon} />
                <span>
                  <b>{word}</b>
                  <br />
                  <span className="s mut">{meaning}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      </aside>
    </body>
  );
}
