'use client';
import {
  type ReactNode,
  type Ref,
  useActionState,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useReady } from '@/components/ui/use-ready';
import { Icon } from '@/components/ui/icon';
import type { FormState } from '@/features/accounts/form-state';
import { publishAction, scheduleAction } from '@/features/newsroom/workflow/actions';
import type { Blocker } from '@/features/newsroom/workflow/find-blockers';

interface Props {
  articleId: number;
  headline: string;
  /** What was looked at: of any other version nothing is published. Absent: whatever is there. */
  version?: number;
  blockers: readonly Blocker[];
  /** Names of what this person may do, as in the policy table. */
  actions: readonly string[];
  /** What goes out besides: machine blocks, missing pictures. */
  children?: ReactNode;
  /** Called when the story is out or on the schedule. */
  onDone?: () => void;
  ref?: Ref<{ open: () => void }>;
}

/** The button that publishes, and the dialog that asks; it opens on Ctrl Shift ↵ too. `ref` opens it from elsewhere. */
export function PublishDialog({ ref, onDone, ...props }: Props) {
  const { articleId, headline, version, blockers, actions, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const ready = useReady(); // without script it would open nothing
  const [later, setLater] = useState(false);
  const open = () => {
    setLater(false);
    show(dialog.current);
  };
  useImperativeHandle(ref, () => ({ open }));
  useEffect(() => onPublishKey(open), []);
  useEffect(() => {
    if (location.hash !== '#publish') return;
    history.replaceState(null, '', location.pathname); // it asks once
    show(dialog.current);
  }, []);
  const done = () => {
    dialog.current?.close();
    onDone?.();
  };
  const stopped = blockers.length > 0;
  const hidden = { article: String(articleId), ...(version !== undefined && { version: String(version) }) };
  return (
    <>
      <button type="button" className="btn pri" hidden={!ready} onClick={open}>
        <Icon name="live" />
        Publish…
      </button>
      <dialog ref={dialog} aria-labelledby="publish-title">
        <header>
          <h2 id="publish-title" className="grow">
            {stopped ? 'It can’t go out yet' : 'Nothing stops it. Publish?'}
          </h2>
          <form method="dialog">
            <button className="btn quiet ico" aria-label="Close">
              <Icon name="x" />
            </button>
          </form>
        </header>
        <div className="pad stack gap12">
          <p className="ser b">{headline}</p>
          <ul className="todo">
            {blockers.map(({ place, says }) => (
              <li key={`${place} ${says}`}>
                <Icon name={place === 'embargo' ? 'lock' : 'stop'} />
                <span>{says}</span>
              </li>
            ))}
            {children}
          </ul>
          <p className="hint">
            {stopped
              ? 'At a time it goes out only if these are answered by then.'
              : 'Readers see it within a second. Changes later are shown with a note if they change a fact.'}
          </p>
          {later && <AtATime hidden={hidden} onDone={done} />}
        </div>
        <div className="foot">
          <form method="dialog">
            <button className="btn quiet">Not yet</button>
          </form>
          {actions.includes('article.schedule') && !later && (
            <button type="button" className="btn" onClick={() => setLater(true)}>
              At a time…
            </button>
          )}
          {!stopped && <PublishNow hidden={hidden} onDone={done} />}
        </div>
      </dialog>
    </>
  );
}

interface Sending {
  hidden: Record<string, string>;
  onDone: () => void;
}

function PublishNow({ hidden, onDone }: Sending) {
  const [answer, send, sending] = useSending(publishAction, onDone);
  return (
    <form action={send} className="row">
      <Hidden fields={hidden} />
      {answer.problem && (
        <span className="hint problem" role="alert">
          {answer.problem}
        </span>
      )}
      <button className="btn pri" data-first aria-disabled={sending}>
        Publish now <kbd>↵</kbd>
      </button>
    </form>
  );
}

function AtATime({ hidden, onDone }: Sending) {
  const [answer, send, sending] = useSending(scheduleAction, onDone);
  return (
    <form action={send} className="field">
      <Hidden fields={hidden} />
      <label htmlFor="publish-at">Time</label>
      <span className="row">
        <input
          {...{ id: 'publish-at', name: 'at', className: 'in', autoComplete: 'off' }}
          ref={focus}
          {...{ placeholder: 'in 2 h', maxLength: 100, defaultValue: answer.typed?.at }}
          aria-describedby="publish-at-told"
          aria-invalid={answer.problem ? true : undefined}
        />
        <button className="btn pri" aria-disabled={sending}>
          Schedule
        </button>
      </span>
      <span
        id="publish-at-told"
        className={answer.problem ? 'hint problem' : 'hint'}
        role={answer.problem && 'alert'}
      >
        {answer.problem ?? 'in 2 h, 17:30, tomorrow 06:00, 2026-11-24 06:00'}
      </span>
    </form>
  );
}

function Hidden({ fields }: { fields: Record<string, string> }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

/** Sends a form; what went well is told to whoever opened the dialog. */
function useSending(action: (state: FormState, form: FormData) => Promise<FormState>, onDone: () => void) {
  return useActionState(async (state: FormState, form: FormData) => {
    const answer = await action(state, form);
    if (answer.said) onDone();
    return answer;
  }, {});
}

function show(dialog: HTMLDialogElement | null): void {
  if (!dialog?.open) dialog?.showModal();
  dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
}

function focus(input: HTMLInputElement | null): void {
  input?.focus();
}

function onPublishKey(open: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
