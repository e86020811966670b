interface FieldProps {
  name: string;
  label: string;
  /** What helps to fill it in. */
  hint?: string;
  /** As it was typed, right or wrong. */
  value: string | undefined;
  problem: string | undefined;
  /** The most characters a browser lets in. */
  longest: number;
  /** Lines of text; one when absent. */
  rows?: number;
  autoComplete?: string;
}

/** A field with its label above it and, when something is wrong with it, the reason below. Works without script. */
export function Field({ name, label, hint, value, problem, longest, rows, autoComplete }: FieldProps) {
  const notes = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ');
  const attributes = {
    ...{ id: name, name, maxLength: longest, autoComplete },
    'aria-describedby': notes || undefined,
    'aria-invalid': problem ? true : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {rows ? (
        // A line break after the tag belongs to the tag: without one of ours, one of the writer's would go.
        <textarea {...attributes} rows={rows}>{`\n${value ?? ''}`}</textarea>
      ) : (
        <input {...attributes} type="text" value={value} />
      )}
      {problem ? (
        <p className="problem" id={`${name}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

/** What is wrong with a form as a whole; null when nothing is. */
export function FormTrouble({ problems }: { problems: Readonly<Record<string, string>> }) {
  const fields = Object.keys(problems).filter((name) => name !== 'form');
  if (!problems.form && fields.length === 0) return null;
  return (
    <p className="trouble" role="alert">
      <b>It has not been sent yet.</b>{' '}
      {problems.form ??
        (fields.length === 1
          ? 'One field needs another look.'
          : `${fields.length} fields need another look.`)}
    </p>
  );
}
