'use client';
import { useActionState, useId } from 'react';
import type { Frames } from '@/features/media/schema';
import { changePictureAction } from '@/features/newsroom/library/actions';
import { FocalPoint } from '@/features/newsroom/library/picture/focal-point.client';
import { RIGHTS } from '@/features/newsroom/library/schema';

export interface PictureFields {
  id: number;
  version: number;
  alt: string;
  caption: string;
  credit: string;
  copyright: string;
  licence: string;
  rights: string;
  rightsUntil: string;
  /** In percent. */
  focalX: number;
  focalY: number;
  src: string;
  width: number;
  height: number;
  /** Of ratios that do not follow the focal point. */
  frames: Frames;
}

const FIELDS = [
  ['alt', 'Description for people who cannot see it', 'area'],
  ['caption', 'Caption', 'area'],
  ['credit', 'Credit', 'text'],
  ['copyright', 'Copyright', 'text'],
  ['rights', 'Rights', 'rights'],
  ['licence', 'Licence or agreement', 'text'],
  ['rightsUntil', 'May be shown until', 'date'],
] as const;

/** What an editor says of a picture. It works before its script arrives and keeps what was typed when it is refused. */
export function PictureForm({ picture, isOpen }: { picture: PictureFields; isOpen: boolean }) {
  const [answer, send, sending] = useActionState(changePictureAction, {});
  const id = useId();
  return (
    <form action={send} aria-label="Words and rights">
      <fieldset disabled={!isOpen} className="bare">
        <input type="hidden" name="picture" value={picture.id} />
        <input type="hidden" name="version" value={picture.version} />
        <FocalPoint {...picture} />
        <div className="sec stack gap12">
          {FIELDS.map(([name, label, kind]) => (
            <Field
              key={`${name} ${answer.typed?.[name] ?? picture[name]}`} // a sent form goes back to the first value it had
              {...{ id: `${id}${name}`, name, label, kind }}
              value={answer.typed?.[name] ?? picture[name]}
              problem={answer.field === name ? answer.problem : undefined}
            />
          ))}
          {answer.problem && !FIELDS.some(([name]) => name === answer.field) && (
            <p className="note stop" role="alert">
              {answer.problem}
            </p>
          )}
          {isOpen && (
            <div>
              <button className="btn pri" aria-disabled={sending}>
                Save
              </button>
            </div>
          )}
          <div role="status">{answer.said && <p className="note good">{answer.said}</p>}</div>
        </div>
      </fieldset>
    </form>
  );
}

interface FieldProps {
  id: string;
  name: string;
  label: string;
  kind: (typeof FIELDS)[number][2];
  value: string;
  problem?: string;
}

function Field({ id, name, label, kind, value, problem }: FieldProps) {
  const shared = {
    ...{ id, name, className: 'in', defaultValue: value },
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem ? `${id}-told` : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {kind === 'area' && <textarea {...shared} rows={2} />}
      {kind === 'rights' && (
        <select {...shared}>
          {RIGHTS.map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      )}
      {(kind === 'text' || kind === 'date') && <input {...shared} type={kind} autoComplete="off" />}
      {problem && (
        <span id={`${id}-told`} className="hint problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
