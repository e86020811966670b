'use client';
import {
  type KeyboardEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { workAction } from '@/features/newsroom/desk/actions';
import { BulkBar, KeyLine, Results } from '@/features/newsroom/desk/faces/bulk-bar';
import { PreviewPane } from '@/features/newsroom/desk/faces/preview-pane.client';
import { Row } from '@/features/newsroom/desk/faces/row';
import { useWork } from '@/features/newsroom/desk/faces/work-rows.client';
import type { DeskRow } from '@/features/newsroom/desk/queue/list-queue';
import type { Preview } from '@/features/newsroom/desk/queue/read-preview';
import type { Deed } from '@/features/newsroom/desk/schema';

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
  const [current, setCurrent] = useState(first?.ref ?? all[0]?.ref ?? '');
  const [dense, setDense] = useState(wasDense);
  const [original, setOriginal] = useState(false);
  const list = useRef<HTMLFormElement>(null);
  const form = useId();
  const preview = usePreview(current, first);
  useEffect(() => {
    if (answer.outcomes) note(answer.outcomes);
    // Only a new answer is news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);

  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>('input[name=row]') ?? [])];
  const boxOf = (ref: string) => boxes().find((box) => box.value.split(':')[0] === ref);
  const go = (ref: string | undefined) => {
    if (!ref) return;
    setCurrent(ref);
    list.current?.querySelector<HTMLElement>(`[data-ref="${ref}"] .t a`)?.focus();
  };
  const step = (by: number) => go(all[all.findIndex(({ ref }) => ref === current) + by]?.ref);
  const chosen = () => {
    const marked = new Set(
      boxes()
        .filter((box) => box.checked)
        .map((box) => box.value.split(':')[0]),
    );
    return all.filter(({ ref }) => (marked.size > 0 ? marked.has(ref) : ref === current));
  };
  const act = (deed: Deed) => {
    const these = chosen();
    const last = these.at(-1)?.ref;
    for (const box of boxes()) box.checked = false;
    go(all[all.findIndex(({ ref }) => ref === last) + 1]?.ref ?? last);
    void work(deed, these);
  };
  const ask = (field: string) => {
    if (!boxes().some((box) => box.checked)) mark(boxOf(current), true);
    list.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  };
  const keys: Record<string, () => void> = {
    ...{ j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1) },
    ...{ t: () => act('take'), s: () => act('skip'), a: () => ask('to'), l: () => ask('topic') },
    x: () => mark(boxOf(current)),
    o: () => setOriginal(!original),
    z: () => setDense(!dense),
    Escape: () => boxes().forEach((box) => mark(box, false)),
    Enter: () => document.querySelector<HTMLElement>('.pv .dec .pri')?.click(),
    '/': () => document.getElementById('desk-q')?.focus(),
    V: () => openSaveView(),
  };
  useListKeys(list, keys, () => toast?.undo?.());

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
          <KeyLine />
        </form>
      </section>
      <PreviewPane
        {...{ preview, me, form, original }}
        row={row && { ...row, mark: changes.get(row.ref)?.mark ?? row.mark }}
        onOriginal={() => setOriginal(!original)}
      />
      <div className="toast" role="status" data-on={toast ? '' : undefined}>
        {toast?.text}
        {toast?.undo && (
          <button type="button" className="btn sm" onClick={toast.undo}>
            Undo <kbd>Ctrl Z</kbd>
          </button>
        )}
      </div>
    </>
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

/** Marks or unmarks a checkbox as a click would, so that whoever listens hears of it. */
function mark(box: HTMLInputElement | undefined, to = !box?.checked): void {
  if (box && box.checked !== to) box.click();
}

function openSaveView(): void {
  const view = document.getElementById('save-view');
  view?.setAttribute('open', '');
  view?.querySelector<HTMLElement>('input[name=name]')?.focus();
}

/** Letters act while the list has the focus, or nothing has; never in a field. */
function useListKeys(
  list: { current: HTMLFormElement | null },
  keys: Record<string, () => void>,
  undo: () => void,
): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent | KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      const typing = target.matches('input:not([type=checkbox]), select, textarea, [contenteditable]');
      if (typing || !(target === document.body || list.current?.contains(target))) return;
      if (event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key === 'z') undo();
        return;
      }
      if (event.key === 'Enter' && !target.matches('.it .t a')) return;
      const act = keys[event.key === 'V' || event.key.length > 1 ? event.key : event.key.toLowerCase()];
      if (!act || (event.key !== 'V' && event.shiftKey)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

/** The preview of the row one stands on: asked for when one stays a moment, so that running down the list asks for little. */
function usePreview(ref: string, first: Preview | null): Preview | null {
  const known = useRef(new Map(first ? [[first.ref, first]] : []));
  const [shown, setShown] = useState(first);
  useEffect(() => {
    const have = known.current.get(ref);
    if (have || !ref) {
      setShown(have ?? null);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/newsroom/desk/preview/${ref}`, { signal: stop.signal })
        .then(async (answer) => (answer.ok ? ((await answer.json()) as Preview) : null))
        .then((preview) => {
          if (preview) known.current.set(ref, preview);
          setShown(preview);
        })
        .catch(() => undefined); // the line is down or one has moved on: what is shown stays
    }, 80);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ref]);
  return shown;
}
