import type { MouseEvent } from 'react';
import { Icon } from '@/components/ui/icon';
import type { DeskRow } from '@/features/newsroom/desk/queue/list-queue';
import type { Mark } from '@/features/newsroom/desk/schema';

/** What was done to a row on this page, before the list is read again. */
export interface Change {
  mark?: Mark;
  says?: string;
  refused?: boolean;
}

interface Props {
  row: DeskRow;
  change?: Change;
  current: boolean;
  href: string;
  onPick: (event: MouseEvent) => void;
}

/** One story of the queue: a checkbox, its mark, its headline with the original's, and what is beside it. */
export function Row({ row, change, current, href, onPick }: Props) {
  const { ref, headline, lang, original, holder } = row;
  const mark = change?.mark ?? row.mark;
  return (
    <li
      className="it"
      data-ref={ref}
      data-current={current || undefined}
      data-done={mark.icon === 'dash' ? 'skip' : undefined}
    >
      <span className="box">
        <input type="checkbox" name="row" value={rowValue(row)} aria-label={`Select ${headline}`} />
      </span>
      <MarkWord mark={mark} />
      <div className="words">
        <div className="t">
          <a
            href={href}
            lang={lang}
            dir={lang && original?.dir}
            aria-current={current ? 'true' : undefined}
            onClick={onPick}
          >
            {headline}
          </a>
        </div>
        <div className="o">
          {original ? (
            <>
              <span className="lang">{original.language.toUpperCase()}</span>
              <b className="nw">{original.source}</b>
              <span className="ot" lang={original.language} dir={original.dir}>
                {original.headline}
              </span>
            </>
          ) : (
            <b className="nw">Our own</b>
          )}
        </div>
        {change?.says && <p className={change.refused ? 'told refused' : 'told'}>{change.says}</p>}
      </div>
      <div className="m">
        <span className="ago">{row.beside}</span>
        {row.doubts > 0 && (
          <span className="st st-doubt">
            <Icon name="doubt" />
            {row.doubts}
            <span className="vh">{row.doubts === 1 ? ' doubt' : ' doubts'}</span>
          </span>
        )}
        {row.doubts === 0 && row.outlets > 1 && !holder && <span className="st">{row.outlets} outlets</span>}
      </div>
    </li>
  );
}

/** How a row is named in a form: which one, and whose it was when it was shown. */
export function rowValue({ ref, holder }: Pick<DeskRow, 'ref' | 'holder'>): string {
  return holder ? `${ref}:${holder.id}` : ref;
}

/** A state: shape and word. */
export function MarkWord({ mark }: { mark: Mark }) {
  return (
    <span className={mark.tone ? `st st-${mark.tone}` : 'st'}>
      <Icon name={mark.icon} />
      {mark.word}
    </span>
  );
}
