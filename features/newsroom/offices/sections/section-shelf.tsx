import { ActionForm, type FormField } from '@/components/ui/action-form.client';
import { counted } from '@/components/ui/counted';
import {
  addSectionAction,
  changeSectionAction,
  moveSectionAction,
  retireSectionAction,
} from '@/features/newsroom/offices/sections/actions';
import type { SectionRow } from '@/features/newsroom/offices/sections/list-sections';
import { type SectionWords, wordsSeen } from '@/features/newsroom/offices/sections/schema';

/** Every section in the order of the navigation, with what can be done about it, and a new one. */
export function SectionShelf({ sections }: { sections: readonly SectionRow[] }) {
  return (
    <main id="main" className="page mail">
      <h1>Sections</h1>
      <p className="mut">
        In the order of the navigation. What changes here is on every page of readers within a second.
      </p>
      <div className="pieces">
        {sections.map((section, at) => (
          <Section
            key={section.id}
            section={section}
            others={sections.filter(({ id }) => id !== section.id)}
            isFirst={at === 0}
            isLast={at === sections.length - 1}
          />
        ))}
      </div>
      <section aria-labelledby="another">
        <h2 id="another">Add a section</h2>
        <ActionForm
          {...{ action: addSectionAction, submit: 'Add', label: 'Add a section' }}
          fields={fieldsOf({ name: '', slug: '', description: '' })}
        />
      </section>
    </main>
  );
}

interface SectionProps {
  section: SectionRow;
  others: readonly SectionRow[];
  isFirst: boolean;
  isLast: boolean;
}

function Section({ section, others, isFirst, isLast }: SectionProps) {
  const { id, name, slug, description, live, people } = section;
  const hidden = { id: String(id) };
  const move = { action: moveSectionAction, fields: [], tone: 'sm' } as const;
  return (
    <article aria-label={name}>
      <header className="row wrap">
        <b>{name}</b>
        <a href={`/${slug}`}>/{slug}</a>
        <span className="end mut s">
          {counted(live, 'story', 'stories')} live
          {people > 0 && ` · ${counted(people, 'person', 'people')} limited to it`}
        </span>
        <div className="row">
          {!isFirst && (
            <ActionForm
              {...move}
              hidden={{ ...hidden, direction: 'up' }}
              submit="Up"
              label={`Move ${name} up`}
            />
          )}
          {!isLast && (
            <ActionForm
              {...move}
              hidden={{ ...hidden, direction: 'down' }}
              submit="Down"
              label={`Move ${name} down`}
            />
          )}
        </div>
      </header>
      {description && <p className="mut s">{description}</p>}
      <details>
        <summary className="btn sm" aria-label={`Change ${name}`}>
          Change…
        </summary>
        <div className="stack gap12">
          <ActionForm
            {...{ action: changeSectionAction, submit: 'Change', label: `Change ${name}`, tone: 'sm' }}
            hidden={{ ...hidden, seen: wordsSeen(section) }}
            fields={fieldsOf(section)}
          />
          {others.length > 0 && (
            <ActionForm
              {...{
                action: retireSectionAction,
                submit: 'Retire',
                label: `Retire ${name}`,
                tone: 'sm',
                hidden,
              }}
              fields={[{ name: 'into', label: 'Retire it', hint: RETIRING, options: choicesOf(others) }]}
            />
          )}
        </div>
      </details>
    </article>
  );
}

const RETIRING =
  'The section that takes over its stories, outlets and people. Its address leads there; stories keep theirs.';

function fieldsOf({ name, slug, description }: SectionWords): FormField[] {
  return [
    { name: 'name', label: 'Name', value: name },
    {
      ...{ name: 'slug', label: 'Address', value: slug },
      hint: 'What follows the site’s own, such as “world”. An old one leads here; stories keep theirs.',
    },
    { name: 'description', label: 'In a sentence', value: description },
  ];
}

function choicesOf(sections: readonly SectionRow[]): [string, string][] {
  return [
    ['', 'Choose who takes over'],
    ...sections.map(({ id, name }): [string, string] => [String(id), `Move all to ${name}`]),
  ];
}
