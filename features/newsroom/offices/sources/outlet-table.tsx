import { ShortMoment } from '@/components/ui/clock';
import { Icon } from '@/components/ui/icon';
import { type Condition, conditionOf, type Outlet } from '@/features/newsroom/offices/sources/list-outlets';

const MARKS: Record<Condition, readonly [string, Parameters<typeof Icon>[0]['name'], string]> = {
  silent: ['st st-stop', 'stop', 'Silent'],
  half: ['st st-doubt', 'doubt', 'Half arrives'],
  well: ['st st-good', 'checked', 'Well'],
  bare: ['st', 'dash', 'No feed'],
  paused: ['st', 'dash', 'Paused'],
};

/** The condition of an outlet, in shape and word. */
export function ConditionMark({ condition }: { condition: Condition }) {
  const [className, icon, word] = MARKS[condition];
  return (
    <span className={className}>
      <Icon name={icon} />
      {word}
    </span>
  );
}

/** Every outlet, those that need someone first. */
export function OutletTable({ outlets }: { outlets: readonly Outlet[] }) {
  return (
    <div className="table" tabIndex={0} role="region" aria-label="Outlets">
      <table>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Outlet</th>
            <th scope="col">From</th>
            <th scope="col">Today</th>
            <th scope="col">Usual</th>
            <th scope="col">Last item</th>
            <th scope="col">We may use</th>
          </tr>
        </thead>
        <tbody>
          {outlets.map((outlet) => (
            <Row key={outlet.id} outlet={outlet} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ outlet }: { outlet: Outlet }) {
  const { slug, name, language, city, today, usual, lastAt, terms, termsUntil } = outlet;
  const condition = conditionOf(outlet);
  const needsWhy = condition === 'silent' || condition === 'half';
  return (
    <tr>
      <td>
        <ConditionMark condition={condition} />
      </td>
      <th scope="row">
        <a href={`/newsroom/sources/${slug}`}>
          <bdi lang={language}>{name}</bdi>
        </a>
        {needsWhy && outlet.faultSince && (
          <div className="mut">
            {outlet.fault} Since <ShortMoment at={outlet.faultSince} />.
          </div>
        )}
      </th>
      <td>
        <span className="lang">{language.toUpperCase()}</span> {city}
      </td>
      <td className="num">{today}</td>
      <td className="num dim">{usual}</td>
      <td>{lastAt ? <ShortMoment at={lastAt} /> : <span className="mut">none for two weeks</span>}</td>
      <td>
        {terms ?? 'Headline and excerpt'}
        {termsUntil && (
          <>
            , ends <ShortMoment at={termsUntil} />
          </>
        )}
      </td>
    </tr>
  );
}
