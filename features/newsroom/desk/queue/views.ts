import { type DeskFilter, readFilter } from '@/features/newsroom/desk/schema';

interface View {
  title: string;
  icon: string;
  filter: DeskFilter;
}

const view = (title: string, icon: string, query: Record<string, string>): View => ({
  title,
  icon,
  filter: readFilter(query),
});

/** The desk's own views, in the order of a story's life. */
export const WORK_VIEWS: readonly View[] = [
  view('Everything moving', 'list', {}),
  view('New on the wire', 'new', { state: 'new' }),
  view('Mine', 'taken', { assignee: 'me' }),
  view('Being checked', 'half', { state: 'checking' }),
  view('Ready to publish', 'ready', { state: 'approved' }),
  view('Scheduled, embargo', 'clock', { state: 'scheduled' }),
  view('Doubtful', 'doubt', { doubtful: '1' }),
  view('Skipped', 'dash', { state: 'skipped' }),
];

export const LATER_VIEWS: readonly View[] = [
  view('Live today', 'live', { state: 'live', today: '1' }),
  view('Changed by the outlet', 'stale', { state: 'live', stale: '1' }),
  view('Corrected', 'edited', { state: 'corrected' }),
  view('Withdrawn', 'gone', { state: 'withdrawn' }),
];
