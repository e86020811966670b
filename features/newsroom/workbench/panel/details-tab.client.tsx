'use client';
import { useId } from 'react';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { addressOf } from '@/features/newsroom/workbench/panel/address';
import { Tokens } from '@/features/newsroom/workbench/panel/tokens.client';
import { useTypedBefore } from '@/features/newsroom/workbench/typing/use-typed-before';
import { type DraftFields, type Field, LIMITS } from '@/features/newsroom/saving/schema';
import { slugify } from '@/lib/text/slug';

/** Everything about a story that is not its text. Each change is saved like a word of it. What can't be changed says why. */
export function DetailsTab({ view, bench }: { view: View; bench: Bench }) {
  const { fields, fixed, readOnly } = view.draft;
  const set = (changed: Partial<DraftFields>) => bench.type({ fields: changed });
  const { sections, topics, path } = bench.around;
  const why = (field: Field) => readOnly ?? fixed[field];
  return (
    <>
      <div className="sec stack gap12">
        <TextField
          label="Headline"
          value={fields.headline}
          rows={2}
          most={LIMITS.headline}
          fixed={why('headline')}
          change={(headline) => set({ headline })}
        />
        <TextField
          label="Standfirst"
          value={fields.standfirst}
          rows={3}
          most={LIMITS.standfirst}
          fixed={why('standfirst')}
          change={(standfirst) => set({ standfirst })}
        />
        {why('slug') ? (
          <Fixed
            label="Address"
            value={addressOf(view, bench.around)}
            hint={path ? `${why('slug')} The old one leads to the new one.` : why('slug')}
          />
        ) : (
          <TextField
            label="Address"
            value={fields.slug}
            most={LIMITS.slug}
            change={(slug) => set({ slug: slug === '' ? '' : slugify(slug) || fields.slug })}
            hint={`${addressOf(view, bench.around)} Fixed once published.`}
          />
        )}
        {why('sectionId') ? (
          <Fixed
            label="Section"
            value={sections.find(({ id }) => id === fields.sectionId)?.name ?? ''}
            hint={why('sectionId')}
          />
        ) : (
          <Section sections={sections} value={fields.sectionId} change={(sectionId) => set({ sectionId })} />
        )}
        <Tokens
          label="Topics"
          word="topic"
          values={fields.topics}
          suggestions={topics}
          most={LIMITS.topics}
          longest={LIMITS.topic}
          fixed={why('topics')}
          change={(chosen) => set({ topics: chosen })}
        />
        <Tokens
          label="Byline and agency"
          word="name"
          values={fields.bylines.map(({ credit }) => credit)}
          suggestions={[]}
          most={LIMITS.bylines}
          longest={LIMITS.byline}
          fixed={why('bylines')}
          change={(names) => set({ bylines: names.map((credit) => ({ credit })) })}
        />
      </div>
      <When view={view} bench={bench} />
    </>
  );
}

function When({ view, bench }: { view: View; bench: Bench }) {
  const { fields, fixed, readOnly } = view.draft;
  const noBreaking = readOnly ?? fixed.breakingUntil;
  return (
    <div className="sec stack gap12">
      <h2>When</h2>
      {fields.embargoUntil && (
        <Fixed
          label="Embargo until"
          value={bench.clock(fields.embargoUntil)}
          hint="Nobody can publish it earlier. It is set on the publishing page."
        />
      )}
      {noBreaking ? (
        <Fixed
          label="Breaking until"
          value={fields.breakingUntil ? bench.clock(fields.breakingUntil) : 'Not breaking'}
          hint={noBreaking}
        />
      ) : (
        <Moment
          label="Breaking until"
          value={fields.breakingUntil}
          change={(breakingUntil) => bench.type({ fields: { breakingUntil } })}
          hint="Stands as breaking until then, and not a minute longer."
        />
      )}
      <p className="row wrap">
        <a href={`/newsroom/articles/${view.draft.id}/publishing`}>Publish, schedule, embargo, withdraw</a>
        <a href={`/newsroom/articles/${view.draft.id}/history`}>History</a>
      </p>
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  rows?: number;
  /** How many characters are taken. */
  most: number;
  /** Why it can't be changed. */
  fixed?: string;
  hint?: string;
  change: (value: string) => void;
}

function TextField({ label, value, rows, most, fixed, hint, change }: TextFieldProps) {
  const id = useId();
  const put = (typed: string) => change(rows ? inOneLine(typed) : typed);
  const ref = useTypedBefore(value, put);
  const over = value.length - most;
  const shared = {
    ...{ id, value, 'aria-describedby': `${id}h`, 'aria-invalid': over > 0 || undefined },
    ...{ className: 'in', readOnly: fixed !== undefined },
  };
  return (
    <div className="field" data-story>
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <textarea {...shared} ref={ref} rows={rows} onChange={(event) => put(event.target.value)} />
      ) : (
        <input {...shared} ref={ref} onChange={(event) => put(event.target.value)} />
      )}
      <span className={over > 0 ? 'hint err' : 'hint'} id={`${id}h`}>
        {fixed ?? hint ?? `${value.length} letters.`} {over > 0 && tooLong(over, most)}
      </span>
    </div>
  );
}

function tooLong(over: number, most: number): string {
  const few = over === 1 ? '1 letter' : `${over.toLocaleString('en-GB')} letters`;
  return `${few} too long: at most ${most.toLocaleString('en-GB')}. It is kept here, and saved once it fits.`;
}

function Fixed({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <div className="field">
      <span className="lab">{label}</span>
      <span className="s">{value}</span>
      {hint && <span className="hint">{hint}</span>}
    </div>
  );
}

interface SectionProps {
  sections: readonly { id: number; name: string }[];
  value: number;
  change: (id: number) => void;
}

function Section({ sections, value, change }: SectionProps) {
  const id = useId();
  return (
    <div className="field" data-story>
      <label htmlFor={id}>Section</label>
      <select id={id} className="in" value={value} onChange={(event) => change(Number(event.target.value))}>
        {sections.map((section) => (
          <option key={section.id} value={section.id}>
            {section.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface MomentProps {
  label: string;
  value: string | null;
  hint: string;
  change: (iso: string | null) => void;
}

/** A moment by this computer's clock, stored as an instant. Half typed, it is none yet. */
function Moment({ label, value, hint, change }: MomentProps) {
  const id = useId();
  const put = (typed: string) => {
    const at = new Date(typed);
    if (typed === '') change(null);
    else if (at.getFullYear() >= 2000 && at.getFullYear() < 10_000) change(at.toISOString());
  };
  return (
    <div className="field" data-story>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        className="in"
        max="9999-12-31T23:59"
        value={value ? localMinute(value) : ''}
        aria-describedby={`${id}h`}
        onChange={(event) => put(event.target.value)}
      />
      <span className="hint" id={`${id}h`}>
        {hint} By this computer’s clock.
      </span>
    </div>
  );
}

function localMinute(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function inOneLine(typed: string): string {
  const lines = typed.split('\n');
  return lines.length > 1 ? lines.map((line) => line.trim()).join(' ') : typed;
}
