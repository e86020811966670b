import type { SectionRef } from '@/features/articles/schema';
import type { Asked, Choice, Choices } from '@/features/search/schema';
import { Stamp } from '@/components/ui/stamp';
import { languageName } from '@/lib/locale';

const FORM = 'search';

/** The words of a search. The filters, wherever they stand on the page, belong to the same form. */
export function SearchBox({ q }: { q: string }) {
  return (
    <form className="search-box" id={FORM} role="search" action="/search">
      <label className="vh" htmlFor="q">
        Words, in English or in the language of the original
      </label>
      <input id="q" name="q" type="search" value={q} maxLength={200} autoComplete="off" />
      <button type="submit">Search</button>
    </form>
  );
}

interface FiltersProps {
  asked: Asked;
  sections: readonly SectionRef[];
  choices: Choices;
}

export function SearchFilters({ asked, sections, choices }: FiltersProps) {
  return (
    <aside className="filters" id="filters" aria-label="Filters">
      <Languages languages={choices.languages} chosen={asked.language} />
      <fieldset>
        <legend>Section and outlet</legend>
        <Select
          name="section"
          any="Any section"
          chosen={asked.section}
          options={sections.map(({ slug, name }) => [slug, name])}
        />
        <Select
          name="source"
          any="Any outlet"
          chosen={asked.source}
          options={byName(choices.sources).map(({ key, name }) => [key, name])}
        />
      </fieldset>
      <fieldset className="dates">
        <legend>Published here</legend>
        <Day name="from" label="From" chosen={asked.from} />
        <Day name="to" label="To" chosen={asked.to} />
      </fieldset>
      <button type="submit" form={FORM}>
        Apply
      </button>
    </aside>
  );
}

function Languages({ languages, chosen }: { languages: readonly Choice[]; chosen: string | undefined }) {
  const named = languages.map((language) => ({ ...language, name: languageName(language.key) }));
  return (
    <fieldset className="choices">
      <legend>Original language</legend>
      <label>
        <input type="radio" name="language" value="" form={FORM} checked={!chosen} />
        Any language
      </label>
      {byName(named).map(({ key, name, articles }) => (
        <label key={key}>
          <input
            type="radio"
            name="language"
            value={key.toLowerCase()}
            form={FORM}
            checked={chosen === key.toLowerCase()}
          />
          <Stamp language={key} />
          {name}
          <span className="count">{articles}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SelectProps {
  name: 'section' | 'source';
  any: string;
  chosen: string | undefined;
  options: readonly (readonly [string, string])[];
}

function Select({ name, any, chosen, options }: SelectProps) {
  return (
    <select name={name} form={FORM} aria-label={any.replace('Any ', '')}>
      <option value="">{any}</option>
      {options.map(([value, label]) => (
        <option key={value} value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Day({ name, label, chosen }: { name: 'from' | 'to'; label: string; chosen: string | undefined }) {
  return (
    <label>
      {label}
      <input type="date" name={name} form={FORM} value={chosen ?? ''} />
    </label>
  );
}

function byName<T extends { name: string }>(choices: readonly T[]): T[] {
  return choices.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
