/** A story as the calendar shows it. */
export interface Story {
  id: number;
  kind: 'live' | 'scheduled' | 'embargo' | 'ready';
  headline: string;
  outlet: string | null;
  /** ISO 8601; null in the tray of those that have no time. */
  at: string | null;
  /** Why its time passed without it going out. */
  held: string | null;
  embargo: string | null;
  blocks: number;
  unread: number;
  /** Whether who looks may give it a time. */
  mayMove: boolean;
  mayEmbargo: boolean;
}

/** Seven days, what stands in them, and what is ready without a time. */
export interface Week {
  days: string[];
  today: string;
  zone: string;
  /** The site's clock when it was asked for. */
  clock: string;
  stories: Story[];
}

/** A story put to another time; null takes it off the schedule. */
export interface Moved {
  id: number;
  from: string | null;
  to: string | null;
}

export const KINDS = {
  live: { icon: 'live', word: 'Live', tone: 'good', look: 'live' },
  scheduled: { icon: 'clock', word: 'Scheduled', tone: 'pencil', look: 'sch' },
  embargo: { icon: 'lock', word: 'Embargo', tone: 'stale', look: 'lock' },
  ready: { icon: 'ready', word: 'Ready', tone: 'good', look: '' },
} as const satisfies Record<Story['kind'], { icon: string; word: string; tone: string; look: string }>;
