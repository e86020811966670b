'use client';
import { type KeyboardEvent, type ReactNode, useActionState, useId } from 'react';

interface Answer {
  said?: string;
  shown?: string[];
  problem?: string;
  field?: string;
  typed?: Record<string, string>;
}

export interface FormField {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete?: string;
  hint?: string;
  value?: string;
  /** Lines of text; one when absent. */
  rows?: number;
  /** Value and label of each choice. */
  options?: readonly (readonly [string, string])[];
}

interface Props {
  action: (state: Answer, form: FormData) => Promise<Answer>;
  fields: readonly FormField[];
  hidden?: Record<string, string>;
  submit: string;
  /** For a form that is one button: what it does to whom, for who can't see the row it stands in. */
  label?: string;
  tone?: 'pri' | 'plain' | 'stop' | 'sm';
  /** What it does is done, and only its answer is shown. */
  isOver?: boolean;
  /** All it asks for is filled in: the next key sends it. */
  isReady?: boolean;
  children?: ReactNode;
}

/** A form that answers beside the field and keeps what was typed; it works before its script arrives. */
export function ActionForm(props: Props) {
  const { action, hidden = {}, submit, label, tone = 'pri', isOver, isReady, children } = props;
  const [answer, send, sending] = useActionState(action, {});
  const fields = isOver ? [] : askedFor(props.fields, answer);
  const id = useId();
  return (
    <form action={send} className={fields.length > 0 ? 'stack gap12' : 'row wrap'}>
      {children}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Field key={`${field.name} ${answer.typed?.[field.name] ?? ''}`} {...{ id, field, answer }} />
      ))}
      {answer.problem && !fields.some(({ name }) => name === answer.field) && (
        <p className="note stop" role="alert">
          {answer.problem}
        </p>
      )}
      {!isOver && (
        <div>
          <button
            className={tone === 'plain' ? 'btn' : `btn ${tone}`}
            aria-label={label}
            aria-disabled={sending}
            autoFocus={isReady}
          >
            {submit}
          </button>
        </div>
      )}
      <div role="status" className="stack">
        {answer.said && <p className="note good">{answer.said}</p>}
        {answer.shown && <Shown lines={answer.shown} />}
      </div>
    </form>
  );
}

const AGAIN: FormField = {
  ...{ name: 'current', label: 'Your password', type: 'password', autoComplete: 'current-password' },
};

/** What a form asks for; also the password, when the answer is that it is asked for once more. */
function askedFor(fields: readonly FormField[], { field }: Answer): readonly FormField[] {
  const isAsked = field !== AGAIN.name || fields.some(({ name }) => name === field);
  return isAsked ? fields : [...fields, AGAIN];
}

function Shown({ lines }: { lines: string[] }) {
  const text = lines.join('\n');
  return (
    <div className="stack gap4">
      <pre className="shown">{text}</pre>
      <div>
        <button type="button" className="btn sm" onClick={() => copy(text)}>
          Copy
        </button>
      </div>
    </div>
  );
}

/** In a text of many lines Enter makes a line; with Ctrl it sends. */
function sendByKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** Browsers let no page that came without TLS copy; the text can still be selected. */
function copy(text: string): void {
  if ('clipboard' in navigator) void navigator.clipboard.writeText(text);
}

function Field({ id, field, answer }: { id: string; field: FormField; answer: Answer }) {
  const { name, label, type = 'text', autoComplete = 'off', hint, value, rows, options } = field;
  const problem = answer.field === name ? answer.problem : undefined;
  const told = problem ?? hint;
  const shared = {
    id: `${id}${name}`,
    name,
    className: 'in',
    defaultValue: answer.typed?.[name] ?? value ?? '',
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': told ? `${id}${name}-told` : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={shared.id}>{label}</label>
      {options ? (
        <select {...shared}>
          {options.map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      ) : rows ? (
        <textarea {...shared} rows={rows} maxLength={4000} onKeyDown={sendByKey} />
      ) : (
        <input {...shared} type={type} autoComplete={autoComplete} maxLength={500} />
      )}
      {told && (
        <span
          id={`${id}${name}-told`}
          className={problem ? 'hint problem' : 'hint'}
          role={problem && 'alert'}
        >
          {told}
        </span>
      )}
    </div>
  );
}
