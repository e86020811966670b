import type { OfficePlace, Waiting } from '@/features/newsroom/offices/menu/places';

interface Props {
  places: readonly OfficePlace[];
  waiting: Waiting;
}

/** The menu “Office” in the bar: a native disclosure, so that it opens without script. */
export function OfficeMenu({ places, waiting }: Props) {
  const all = places.reduce((sum, place) => sum + waits(place, waiting), 0);
  return (
    <details className="office">
      <summary>
        Office
        {all > 0 && (
          <>
            {' '}
            <span className="count">{all}</span>
            <span className="vh"> waiting</span>
          </>
        )}
      </summary>
      <ul>
        {places.map((place) => (
          <li key={place.path}>
            <a href={place.path}>
              {place.word}
              <Count place={place} waiting={waiting} />
            </a>
          </li>
        ))}
        <li>
          <a href="/newsroom/office">All of the office</a>
        </li>
      </ul>
    </details>
  );
}

/** The page “Office”: every room of it with what it is for. */
export function OfficeRooms({ places, waiting }: Props) {
  return (
    <ul className="rooms">
      {places.map((place) => (
        <li key={place.path}>
          <a href={place.path}>
            {place.word}
            <Count place={place} waiting={waiting} />
          </a>
          <p className="mut s">{place.purpose}</p>
        </li>
      ))}
    </ul>
  );
}

function Count({ place, waiting }: { place: OfficePlace; waiting: Waiting }) {
  const count = waits(place, waiting);
  return count === 0 ? null : (
    <>
      {' '}
      <span className="count">{count}</span>
      <span className="vh"> waiting</span>
    </>
  );
}

const waits = (place: OfficePlace, waiting: Waiting) => (place.waits ? waiting[place.waits] : 0);
