import { Counter, Histogram, Registry } from 'prom-client';

/** Every name begins with this, so that one dashboard finds them all. */
export const PREFIX = 'times_';

const QUICK = [0.0001, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const SLOW = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900];

const COUNTERS = {
  steps: ['steps_total', 'Steps of stories that this process took', ['step']],
  commits: ['article_steps_total', 'Steps of articles heard from the database, whoever took them', ['step']],
  fetches: ['fetches_total', 'Requests to the outside, by how they ended', ['outcome']],
  jobs: ['jobs_total', 'Jobs done, by kind and how they ended', ['kind', 'outcome']],
  characters: ['translated_characters_total', 'Characters sent to an engine', ['engine']],
  remembered: ['remembered_characters_total', 'Characters that the memory saved', ['engine']],
  cost: ['translation_cost_total', 'What engines were paid, in units of the currency', ['engine']],
} as const satisfies Record<string, readonly [string, string, readonly string[]]>;

const HISTOGRAMS = {
  renders: ['render_duration_seconds', 'Time to render a page', [], QUICK],
  hits: ['page_hit_seconds', 'Time to answer a finished page from memory', [], QUICK],
  visible: ['commit_heard_seconds', 'From a change of pages to its being heard here', [], QUICK],
  jobSeconds: ['job_duration_seconds', 'Time that jobs took', ['kind'], SLOW],
  jobWait: ['job_wait_seconds', 'Time that jobs waited after they were due', ['kind'], SLOW],
  fetchSeconds: ['fetch_duration_seconds', 'Time that requests to the outside took', [], SLOW],
} as const satisfies Record<string, readonly [string, string, readonly string[], readonly number[]]>;

type CounterName = keyof typeof COUNTERS;
type HistogramName = keyof typeof HISTOGRAMS;

interface Signals {
  registry: Registry;
  counters: Record<CounterName, Counter>;
  histograms: Record<HistogramName, Histogram>;
}

// Next bundles pages apart from the server that runs them: two module graphs in one process, one registry for both.
const shared = globalThis as typeof globalThis & { timesSignals?: Signals };

/** Counted since this process started, by the names of the tables above. */
export function counted(name: CounterName): Counter {
  return signals().counters[name];
}

/** Measured since this process started; in seconds. */
export function measured(name: HistogramName): Histogram {
  return signals().histograms[name];
}

/** All of this process, as the Prometheus client keeps it. */
export function registry(): Registry {
  return signals().registry;
}

function signals(): Signals {
  shared.timesSignals ??= openSignals();
  return shared.timesSignals;
}

function openSignals(): Signals {
  const opened = new Registry();
  const registers = [opened];
  const counters = mapTable(COUNTERS, ([name, help, labelNames]) => {
    return new Counter({ name: PREFIX + name, help, labelNames: [...labelNames], registers });
  });
  const histograms = mapTable(HISTOGRAMS, ([name, help, labelNames, buckets]) => {
    const terms = { labelNames: [...labelNames], buckets: [...buckets], registers };
    return new Histogram({ name: PREFIX + name, help, ...terms });
  });
  return { registry: opened, counters, histograms };
}

function mapTable<Key extends string, Row, Made>(
  table: Readonly<Record<Key, Row>>,
  make: (row: Row) => Made,
): Record<Key, Made> {
  const rows = Object.entries<Row>(table).map(([key, row]) => [key, make(row)]);
  return Object.fromEntries(rows) as Record<Key, Made>; // with exactly the keys of the table
}
