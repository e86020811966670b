'use client';
import { useId } from 'react';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { addressOf } from '@/features/newsroom/workbench/panel/address';
import { Tokens } from '@/features/newsroom/workbench/panel/tokens.client';
import type { DraftFields } from '@/features/newsroom/saving/schema';
import { slugify } from '@/lib/text/slug';

/** Everything about a story that is not its text. Each change is saved like a word of it. */
export function DetailsTab({ view, bench }: { view: View; bench: Bench }) {
  const { fields } = view.draft;
  const set = (changed: Partial<DraftFields>) => bench.type({ fields: changed });
  const { sections, topics, path } = bench.around;
  return (
    <>
      <div className="sec stack gap12">
        <TextField
          label="Headline"
          value={fields.headline}
          rows={2}
          change={(headline) => set({ headline })}
          hint={`${fields.headline.length} letters.`}
        />
        <TextField
          label="Standfirst"
          value={fields.standfirst}
          rows={3}
          change={(standfirst) => set({ standfirst })}
        />
        {path ? (
          <Fixed
            label="Address"
            value={path}
            hint="Published. It is changed on the publishing page; the old one leads to the new one."
          />
        ) : (
          <TextField
            label="Address"
            value={fields.slug}
            change={(slug) => set({ slug: slug === '' ? '' : slugify(slug) || fields.slug })}
            hint={`${addressOf(view, bench.around)} Fixed once published.`}
          />
        )}
        {path ? (
          <Fixed
            label="Section"
            value={sections.find(({ id }) => id === fields.sectionId)?.name ?? ''}
            hint="Published: it is part of the address, and stays."
          />
        ) : (
          <Section sections={sections} value={fields.sectionId} change={(sectionId) => set({ sectionId })} />
        )}
        <Tokens
          label="Topics"
          word="topic"
          values={fields.topics}
          suggestions={topics}
          change={(chosen) => set({ topics: chosen })}
        />
        <Tokens
          label="Byline and agency"
          word="name"
          values={fields.bylines.map(({ credit }) => credit)}
          suggestions={[]}
          change={(names) => set({ bylines: names.map((credit) => ({ credit })) })}
        />
      </div>
      <When view={view} bench={bench} />
    </>
  );
}

function When({ view, bench }: { view: View; bench: Bench }) {
  const { fields } = view.draft;
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
      <Moment
        label="Breaking until"
        value={fields.breakingUntil}
        change={(breakingUntil) => bench.type({ fields: { breakingUntil } })}
        hint="Stands as breaking until then, and not a minute longer."
      />
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
  hint?: string;
  change: (value: string) => void;
}

function TextField({ label, value, rows, hint, change }: TextFieldProps) {
  const id = useId();
  const shared = { id, className: 'in', value, 'aria-describedby': hint ? `${id}h` : undefined };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          onChange={(event) =>
            change(
              event.target.value
                .split('\n')
                .map((line) => line.trim())
                .join(' '),
            )
          }
        />
      ) : (
        <input {...shared} onChange={(event) => change(event.target.value)} />
      )}
      {hint && (
        <span className="hint" id={`${id}h`}>
          {hint}
        </span>
      )}
    </div>
  );
}

function Fixed({ label, value, hint }: { label: string; value: string; hint: string }) {
  return (
    <div className="field">
      <span className="lab">{label}</span>
      <span className="s">{value}</span>
      <span className="hint">{hint}</span>
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
    <div className="field">
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

/** A moment by this computer's clock, stored as an instant. */
function Moment({ label, value, hint, change }: MomentProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        className="in"
        value={value ? localMinute(value) : ''}
        aria-describedby={`${id}h`}
        onChange={(event) => change(event.target.value ? new Date(event.target.value).toISOString() : null)}
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
