import { clockIn, dateIn, isoIn, momentIn, shortDateIn } from '@/lib/text/dates';
import { env } from '@/lib/env';

interface At {
  at: Date;
}

/** `18:42` by the site's clock. */
export function Clock({ at }: At) {
  const zone = env().SITE_TIME_ZONE;
  return <time dateTime={isoIn(at, zone)}>{clockIn(at, zone)}</time>;
}

/** `21 Nov, 18:42` by the site's clock. */
export function ShortMoment({ at }: At) {
  const zone = env().SITE_TIME_ZONE;
  return <time dateTime={isoIn(at, zone)}>{`${shortDateIn(at, zone)}, ${clockIn(at, zone)}`}</time>;
}

/** `21 November 2026` by the site's calendar. */
export function DayOf({ at }: At) {
  const zone = env().SITE_TIME_ZONE;
  return <time dateTime={isoIn(at, zone)}>{dateIn(at, zone)}</time>;
}

/** `21 November 2026, 18:42 CET`, by the site's clock unless another zone is given. */
export function Moment({ at, zone = env().SITE_TIME_ZONE }: At & { zone?: string }) {
  return <time dateTime={isoIn(at, zone)}>{momentIn(at, zone)}</time>;
}
