import type { FoundRow } from '@/features/newsroom/desk/queue/list-queue';
import type { Mark } from '@/features/newsroom/desk/schema';
import { env } from '@/lib/env';
import { clockIn, shortDateIn } from '@/lib/text/dates';

/** On the wire, nobody's yet. */
export const ITEM_MARK: Mark = { icon: 'new', word: 'New' };
export const SKIPPED_MARK: Mark = { icon: 'dash', word: 'Skipped' };
export const TAKEN_MARK: Mark = { icon: 'taken', word: 'Taken' };

/** The shape and word of an article's state: circle in work, square public. */
export function articleMark(row: FoundRow, now: Date): Mark {
  if (row.skipped) return SKIPPED_MARK;
  switch (row.state) {
    case 'published':
    case 'corrected':
      if (row.stale > 0) return { icon: 'stale', word: 'Changed', tone: 'stale' };
      return row.state === 'corrected'
        ? { icon: 'edited', word: 'Corrected', tone: 'good' }
        : { icon: 'live', word: 'Live', tone: 'good' };
    case 'withdrawn':
      return { icon: 'gone', word: 'Withdrawn' };
    case 'killed':
      return { icon: 'stop', word: 'Killed', tone: 'stop' };
    default:
      return movingMark(row, now);
  }
}

function movingMark(row: FoundRow, now: Date): Mark {
  if (row.embargoUntil && row.embargoUntil > now) return { icon: 'lock', word: 'Embargo', tone: 'stale' };
  if (row.state === 'scheduled' && row.scheduledFor) {
    const held = row.scheduledFor < now;
    return {
      icon: 'clock',
      word: held ? 'Held' : nearTime(row.scheduledFor, now),
      tone: held ? 'stop' : 'pencil',
    };
  }
  if (row.state === 'approved') return { icon: 'ready', word: 'Ready', tone: 'good' };
  if (row.stale > 0) return { icon: 'stale', word: 'Changed', tone: 'stale' };
  if (row.holderId === null && row.source) return ITEM_MARK;
  if (row.read > 0) return { icon: 'half', word: `${row.read} of ${row.blocks}`, tone: 'pencil' };
  if (row.state === 'in_review') return { icon: 'half', word: 'In review', tone: 'pencil' };
  return row.source ? TAKEN_MARK : { icon: 'taken', word: 'Planned' };
}

/** `17:30` today, `24 Nov` on another day. */
export function nearTime(at: Date, now: Date): string {
  const zone = env().SITE_TIME_ZONE;
  const day = shortDateIn(at, zone);
  return day === shortDateIn(now, zone) ? clockIn(at, zone) : day;
}

/** `4 min`, `3 h`, `24 Nov`: how long ago. */
export function timeAgo(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h` : shortDateIn(at, env().SITE_TIME_ZONE);
}
