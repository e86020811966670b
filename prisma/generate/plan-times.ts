import { Chance } from './chance';

const HOUR = 3_600_000;
const HOURS = 400 * 24;
const HALF_LIFE = 90 * 24;

// Newsrooms sleep at night and publish less on Saturdays and Sundays.
const BY_HOUR = [2, 1, 1, 1, 2, 4, 7, 9, 10, 10, 9, 9, 8, 8, 9, 9, 9, 10, 9, 7, 6, 5, 4, 3];
const BY_WEEKDAY = [0.5, 1, 1.05, 1.1, 1.05, 1, 0.6]; // from Sunday

/**
 * When each of so many articles was published, oldest first: over the 400 days before `now`, densest at the end, in
 * the rhythm of days and weeks.
 */
export function* planTimes({
  articles,
  seed,
  now,
}: {
  articles: number;
  seed: number;
  now: Date;
}): Generator<Date> {
  const chance = new Chance(seed, -1);
  const weights = Array.from({ length: HOURS }, (_, hour) => weightOf(startOf(hour, now), HOURS - hour));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let begun = 0;
  let passed = 0;
  for (const [hour, weight] of weights.entries()) {
    passed += weight;
    const due = hour === HOURS - 1 ? articles : Math.round((articles * passed) / total);
    const offsets = Array.from({ length: due - begun }, () => chance.between(1, HOUR - 1)).sort(
      (a, b) => a - b,
    );
    for (const offset of offsets) yield new Date(startOf(hour, now).getTime() + offset);
    begun = due;
  }
}

function startOf(hour: number, now: Date): Date {
  return new Date(now.getTime() - (HOURS - hour) * HOUR);
}

function weightOf(at: Date, age: number): number {
  const rhythm = (BY_HOUR[at.getUTCHours()] ?? 1) * (BY_WEEKDAY[at.getUTCDay()] ?? 1);
  return rhythm * (0.35 + 0.5 ** (age / HALF_LIFE));
}
