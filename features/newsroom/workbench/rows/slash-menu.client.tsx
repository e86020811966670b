'use client';
import type { Menu } from '@/features/newsroom/workbench/rows/use-writing';
import { Icon } from '@/components/ui/icon';

/** What `/` offers. The caret stays in the text; arrows and Enter are passed on from there. */
export function SlashMenu({ menu: { matches, at, choose } }: { menu: Menu }) {
  return (
    <div className="slash">
      <ul role="listbox" aria-label="Insert a block">
        {matches.map((kind, index) => (
          <li
            key={kind.word}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(kind);
            }}
          >
            <Icon name={kind.icon} />
            <span>{kind.word}</span>
            <span className="hint">{kind.hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
