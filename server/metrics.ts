/** Counted since the process started; added to where it happens. */
export class Metrics {
  hits = 0;
  misses = 0;
  refreshes = 0;
  staleAnswers = 0;
  faults = 0;
  renders = 0;
  wholeRenders = 0;
  renderSeconds = 0;
  purges = 0;
  notKept = 0;
  clientComponents = 0;
}

/** What is true at the moment of asking. */
export interface Gauges {
  pages: number;
  pageBytes: number;
  rendering: number;
  waiting: number;
  lineUp: boolean;
}

const COUNTERS = {
  hits: ['page_hits_total', 'Reader pages answered from memory'],
  misses: ['page_misses_total', 'Reader pages that had to be rendered first'],
  refreshes: ['page_refreshes_total', 'Pages refreshed behind their reader'],
  staleAnswers: ['page_stale_answers_total', 'Old pages answered because rendering failed'],
  faults: ['page_faults_total', 'Readers answered with a fault page'],
  renders: ['renders_total', 'Pages rendered'],
  wholeRenders: ['whole_renders_total', 'Pages that Next wrote whole, shell and all'],
  renderSeconds: ['render_seconds_total', 'Time spent rendering'],
  purges: ['purge_notices_total', 'Notices from the database'],
  notKept: ['pages_not_kept_total', 'Pages overtaken by a purge while they rendered'],
  clientComponents: ['client_component_pages_total', 'Reader pages found with client components'],
} as const satisfies Record<keyof Metrics, readonly [string, string]>;

/** All of it in the Prometheus text format. */
export function metricsText(metrics: Metrics, gauges: Gauges): string {
  const { rss, heapUsed } = process.memoryUsage();
  const cpu = process.cpuUsage();
  const lines = Object.entries(COUNTERS).map(
    ([field, [name, help]]) => sample(name, 'counter', help, metrics[field as keyof Metrics]), // the table has exactly these fields
  );
  lines.push(
    sample('pages', 'gauge', 'Finished pages in memory', gauges.pages),
    sample('page_bytes', 'gauge', 'Memory they take, about', gauges.pageBytes),
    sample('renders_running', 'gauge', 'Renders running', gauges.rendering),
    sample('renders_waiting', 'gauge', 'Renders waiting for their turn', gauges.waiting),
    sample('purge_line_up', 'gauge', 'Whether purges are heard', Number(gauges.lineUp)),
    sample('resident_memory_bytes', 'gauge', 'Memory of the process', rss),
    sample('heap_used_bytes', 'gauge', 'Heap in use', heapUsed),
    sample('cpu_seconds_total', 'counter', 'Processor time', (cpu.user + cpu.system) / 1e6),
  );
  return lines.join('');
}

function sample(name: string, type: 'counter' | 'gauge', help: string, value: number): string {
  return `# HELP times_${name} ${help}\n# TYPE times_${name} ${type}\ntimes_${name} ${value}\n`;
}
