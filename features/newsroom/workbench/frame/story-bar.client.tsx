'use client';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { measure } from '@/features/newsroom/workbench/blocks/measure-text';
import { plainText } from '@/lib/text/plain-text';
import type { Present } from '@/features/newsroom/workbench/frame/use-presence';
import { Icon } from '@/components/ui/icon';

interface Props {
  view: View;
  bench: Bench;
  people: Present[];
  openPoints: number;
  drawer: boolean;
  toggleDrawer: () => void;
}

const STATES: Readonly<Record<string, readonly [string, string, string]>> = {
  draft: ['half', 'Draft', 'st-pencil'],
  in_review: ['half', 'Being checked', 'st-pencil'],
  approved: ['ready', 'Ready', 'st-good'],
  scheduled: ['clock', 'Scheduled', 'st-pencil'],
  published: ['live', 'Live', 'st-good'],
  corrected: ['live', 'Live, corrected', 'st-good'],
  withdrawn: ['gone', 'Withdrawn', 'st-stop'],
  killed: ['gone', 'Killed', 'st-stop'],
};

/** The bar of the story: what it is, how it stands, who is in it. */
export function StoryBar({ view, bench, people, openPoints, drawer, toggleDrawer }: Props) {
  const { draft } = view;
  const [icon, word, tone] = STATES[draft.state] ?? ['half', draft.state, ''];
  const { words, minutes } = measure(draft.blocks.map(({ html }) => plainText(html)));
  const { original } = bench.around;
  return (
    <div className="sbar">
      <a className="btn quiet ico sm" href="/newsroom/desk" aria-label="Back to the desk">
        <Icon name="left" />
      </a>
      <h1 className="clip">{draft.fields.headline || 'Your story'}</h1>
      <span className={`st ${tone}`}>
        <Icon name={icon} />
        {word}
      </span>
      <span className="xs mut nw only-w">
        {original && <bdi>{original.outlet}</bdi>}
        {original && ' · '}
        {words} {words === 1 ? 'word' : 'words'}, {minutes} min to read
      </span>
      <span className="end row gap6">
        {people
          .filter(({ me }) => !me)
          .map((person) => (
            <Person key={person.name} person={person} view={view} />
          ))}
        <button type="button" className="btn sm" aria-keyshortcuts="P" onClick={() => bench.open('preview')}>
          <Icon name="eye" />
          <span className="only-w">Preview</span> <kbd>P</kbd>
        </button>
        <a className="btn sm quiet" href={`/newsroom/articles/${draft.id}/history`}>
          History
        </a>
        <button
          type="button"
          className="btn quiet ico sm"
          aria-label="Keys on this page"
          onClick={() => bench.open('keys')}
        >
          <Icon name="key" />
        </button>
        <button type="button" className="btn sm drawer-btn" aria-expanded={drawer} onClick={toggleDrawer}>
          <Icon name="panel" />
          {original ? `Open points ${openPoints}` : 'Details'}
        </button>
      </span>
    </div>
  );
}

function Person({ person, view }: { person: Present; view: View }) {
  return (
    <span className="row xs nw gap6">
      <span className="av sm b2" aria-hidden="true">
        {person.initials}
      </span>
      <span className="only-w">{wherePerson(person, view)}</span>
    </span>
  );
}

/** `Marek, in block 13`; after a minute of silence `was here`. */
export function wherePerson({ name, place, silentSince }: Present, view: View): string {
  const first = name.split(' ', 1)[0] ?? name;
  if (silentSince) return `${first} was here`;
  const row = view.rows.find((one) => one.place === place || one.place === `block:${place ?? ''}`);
  return row ? `${first}, in ${row.label.toLowerCase()}` : first;
}
