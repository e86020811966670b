import type { listSteps, Told } from '@/features/newsroom/history/queries';
import type { HistoryAddress, Snapshot } from '@/features/newsroom/history/schema';
import { clockIn, shortDateIn } from '@/lib/text/dates';
import { env } from '@/lib/env';

interface Props {
  told: Told;
  address: HistoryAddress;
  list: Awaited<ReturnType<typeof listSteps>>;
  from: Snapshot;
}

/** Chooses the second of the two versions. */
export function ComparedWith({ told, address, list, from }: Props) {
  const zone = env().SITE_TIME_ZONE;
  const isListed = address.to === 'now' || list.steps.some(({ number }) => number === address.to);
  return (
    <form method="get" action={`/newsroom/articles/${told.id}/history`} className="row end">
      <input type="hidden" name="from" value={String(from.version)} />
      {address.show === 'all' && <input type="hidden" name="show" value="all" />}
      <label htmlFor="to" className="vh">
        Compare with
      </label>
      <select className="in" id="to" name="to" defaultValue={String(address.to)}>
        <option value="now">Now</option>
        {!isListed && <option value={String(address.to)}>Version {address.to}</option>}
        {list.steps.map(({ number, at, author }) => (
          <option key={number} value={String(number)}>
            {`${number}: ${shortDateIn(at, zone)}, ${clockIn(at, zone)}, ${author}`}
          </option>
        ))}
      </select>
      <button className="btn sm">Compare</button>
    </form>
  );
}
