'use client';
import { useActionState } from 'react';
import { Icon } from '@/components/ui/icon';
import { openAction } from '@/features/newsroom/desk/actions';
import type { DeskRow } from '@/features/newsroom/desk/queue/list-queue';
import type { Preview } from '@/features/newsroom/desk/queue/read-preview';
import { rowValue } from '@/features/newsroom/desk/faces/row';

interface Props {
  preview: Preview | null;
  row?: DeskRow;
  me: number;
  /** The id of the form that the buttons send. */
  form: string;
  original: boolean;
  onOriginal: () => void;
}

/** The pane beside the list: the first paragraphs, what is to know, and what can be done. */
export function PreviewPane({ preview, row, me, form, original, onOriginal }: Props) {
  if (!preview)
    return (
      <aside className="pane side pv" aria-label="Preview">
        <p className="pad mut">Nothing here. Choose another view.</p>
      </aside>
    );
  return (
    <aside className="pane side pv" aria-label="Preview">
      <div className="scroll" tabIndex={0} role="region" aria-label="First paragraphs">
        <div className="pad stack gap12">
          <div className="row xs mut">
            {preview.original && <span className="lang">{preview.original.language.toUpperCase()}</span>}
            <b>{preview.source ?? 'Our own'}</b>
            {preview.place && <span>{preview.place}</span>}
            <span className="end">{preview.published}</span>
          </div>
          <Words {...{ preview, original, onOriginal }} />
          <dl className="facts">
            {preview.facts.map(([name, value]) => (
              <div key={name} className="fact">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <Decide {...{ preview, row, me, form }} />
    </aside>
  );
}

function Words({
  preview,
  original: asked,
  onOriginal,
}: Pick<Props, 'original' | 'onOriginal'> & { preview: Preview }) {
  const { original, untranslated } = preview;
  const foreign = original && (asked || untranslated);
  const shown = foreign ? original : preview;
  return (
    <>
      <div className="stack gap4">
        <h2 lang={foreign ? original.language : undefined} dir={foreign ? original.dir : undefined}>
          {shown.headline}
        </h2>
        {original && !foreign && (
          <p className="orig" lang={original.language} dir={original.dir}>
            {original.headline}
          </p>
        )}
      </div>
      <div className="stack gap4">
        {original && (
          <div className="row xs mut">
            <span className="st">
              <Icon name={foreign ? 'globe' : 'machine'} />
              {untranslated ? 'Not translated yet' : foreign ? 'Original' : 'Translation'}
            </span>
            {!untranslated && (
              <button type="button" className="btn quiet sm end" aria-pressed={asked} onClick={onOriginal}>
                Original <kbd>O</kbd>
              </button>
            )}
          </div>
        )}
        <div
          className="body"
          lang={foreign ? original.language : undefined}
          dir={foreign ? original.dir : undefined}
        >
          {shown.paragraphs.map((text, at) => (
            <p key={at}>{text}</p>
          ))}
        </div>
      </div>
    </>
  );
}

/** Take and open, take, skip; what is somebody's is opened. */
function Decide({ preview, row, me, form }: Pick<Props, 'row' | 'me' | 'form'> & { preview: Preview }) {
  const [answer, open, opening] = useActionState(openAction, {});
  const value = row ? rowValue(row) : preview.ref;
  const free = row ? row.mark.icon === 'new' || row.mark.icon === 'dash' : preview.articleId === null;
  return (
    <div className="dec">
      {free ? (
        <>
          <form action={open}>
            <input type="hidden" name="row" value={value} />
            <button className="btn pri" aria-disabled={opening}>
              Take and open <kbd>↵</kbd>
            </button>
          </form>
          <button className="btn" form={form} name="deed" value={`take ${value}`}>
            Take <kbd>T</kbd>
          </button>
          <button className="btn" form={form} name="deed" value={`skip ${value}`}>
            Skip <kbd>S</kbd>
          </button>
        </>
      ) : (
        <>
          <a className="btn pri" href={`/newsroom/articles/${preview.articleId}`}>
            Open <kbd>↵</kbd>
          </a>
          {row?.holder?.id === me ? (
            <button className="btn" form={form} name="deed" value={`free ${value}`}>
              Put back
            </button>
          ) : (
            <button className="btn" form={form} name="deed" value={`take ${value}`}>
              {row?.holder ? 'Take over' : 'Take'} <kbd>T</kbd>
            </button>
          )}
        </>
      )}
      {answer.problem && (
        <p className="told refused" role="alert">
          {answer.problem}
        </p>
      )}
    </div>
  );
}
