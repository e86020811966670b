'use client';

/** A picture on its way, or what became of it. `share` of it has arrived, from 0 to 1. */
export interface Sent {
  number: number;
  name: string;
  share: number;
  picture?: { id: number; isKnown: boolean };
  problem?: string;
}

export function SentList({ sent }: { sent: Sent[] }) {
  return (
    <ul className="sent" role="status">
      {sent.map(({ number, name, share, picture, problem }) => (
        <li key={number}>
          {picture ? (
            <>
              <a href={`/newsroom/media/${picture.id}`}>{name}</a>{' '}
              {picture.isKnown
                ? 'was in the library already.'
                : 'is in the library. Describe it and say its rights.'}
            </>
          ) : problem ? (
            <span className="problem">
              <b>{name}</b> was not taken. {problem}
            </span>
          ) : (
            <label>
              {name} <progress value={share} max={1} /> {Math.floor(share * 100)} %
              {share === 1 && ', being read'}
            </label>
          )}
        </li>
      ))}
    </ul>
  );
}
