'use client';
import { type ReactNode, useActionState, useEffect, useId, useRef } from 'react';
import { useReady } from '@/components/ui/use-ready';
import { workAction } from '@/features/newsroom/desk/actions';
import { BulkBar, KeyLine, Results } from '@/features/newsroom/desk/faces/bulk-bar';
import { PreviewPane } from '@/features/newsroom/desk/faces/preview-pane.client';
import { Row } from '@/features/newsroom/desk/faces/row';
import { usePreview } from '@/features/newsroom/desk/faces/use-preview';
import { useWalk } from '@/features/newsroom/desk/faces/use-walk';
import { useWork } from '@/features/newsroom/desk/faces/work-rows.client';
import type { DeskRow } from '@/features/newsroom/desk/queue/list-queue';
import type { Preview } from '@/features/newsroom/desk/queue/read-preview';

interface Props {
  rows: DeskRow[];
  urgent: DeskRow[];
  preview: Preview | null;
  me: number;
  people: readonly (readonly [string, string])[];
  dense: boolean;
  address: string;
  more: string | null;
  children: ReactNode;
}

// Whether script is at work: not while the server prints.

/** The list with its bulk bar, and the preview of the row it stands on. A form of checkboxes without script. */
export function Queue({
  rows,
  urgent,
  preview: first,
  me,
  people,
  dense: wasDense,
  address,
  more,
  children,
}: Props) {
  const all = [...urgent, ...rows];
  const [answer, send] = useActionState(workAction, {});
  const { changes, toast, work, note } = useWork(me);
  const list = useRef<HTMLFormElement>(null);
  const form = useId();
  const scripted = useReady();
  const { current, setCurrent, dense, original, turnOriginal } = useWalk({
    ...{ list, all, work, dense: wasDense },
    first: first?.ref ?? all[0]?.ref ?? '',
    undo: () => toast?.undo?.(),
  });
  const preview = usePreview(current, first);
  useEffect(() => {
    if (answer.outcomes) note(answer.outcomes);
  }, [answer, note]);

  const row = all.find(({ ref }) => ref === current);
  const shown = (list: DeskRow[]) =>
    list.map((one) => (
      <Row
        key={one.ref}
        row={one}
        change={changes.get(one.ref)}
        current={one.ref === current}
        href={`${address}${address.includes('?') ? '&' : '?'}open=${one.ref}`}
        onPick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          setCurrent(one.ref);
        }}
      />
    ));
  return (
    <>
      <section className="pane list" aria-label="Stories" data-dense={dense || undefined}>
        {children}
        <form id={form} ref={list} action={send} className="queue">
          {scripted && <input type="hidden" name="scripted" value="1" />}
          <BulkBar people={people} />
          <Results answer={answer} />
          <div className="scroll">
            {urgent.length > 0 && <Group title="Needs someone now" rows={shown(urgent)} />}
            <Group title={urgent.length > 0 ? 'New and moving' : undefined} rows={shown(rows)} />
            {all.length === 0 && <p className="pad mut">Nothing is here. The desk is clear.</p>}
            {more && (
              <p className="pad">
                <a className="btn" href={more}>
                  Older
                </a>
              </p>
            )}
          </div>
          <KeyLine ready={scripted} />
        </form>
      </section>
      <PreviewPane
        {...{ preview, me, form, original }}
        row={row && { ...row, mark: changes.get(row.ref)?.mark ?? row.mark }}
        onOriginal={turnOriginal}
      />
      <Toast toast={toast} />
    </>
  );
}

function Toast({ toast }: { toast: ReturnType<typeof useWork>['toast'] }) {
  return (
    <div className="toast" role="status" data-on={toast ? '' : undefined}>
      {toast?.text}
      {toast?.undo && (
        <button type="button" className="btn sm" onClick={toast.undo}>
          Undo <kbd>Ctrl Z</kbd>
        </button>
      )}
    </div>
  );
}

function Group({ title, rows }: { title?: string; rows: ReactNode[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      {title && (
        <h2 className="grp">
          {title} <span className="n">{rows.length}</span>
        </h2>
      )}
      <ul aria-label={title ?? 'Stories, newest first'}>{rows}</ul>
    </>
  );
}
