import { ShortMoment } from '@/components/ui/clock';
import type { HistoryAddress, Snapshot } from '@/features/newsroom/history/schema';

/** The address of two compared versions. */
export function historyAddress(articleId: number, { from, to, show, before, block }: HistoryAddress): string {
  const asked = new URLSearchParams({
    ...(from !== undefined && { from: String(from) }),
    ...(to !== 'now' && { to: String(to) }),
    ...(show === 'all' && { show }),
    ...(before !== undefined && { before: String(before) }),
    ...(block !== undefined && { block }),
  });
  return `/newsroom/articles/${articleId}/history${asked.size > 0 ? `?${asked.toString()}` : ''}`;
}

/** `14 Nov, 14:36, Marek`, or `now`. */
export function VersionName({ snapshot }: { snapshot: Snapshot }) {
  if (snapshot.version === 'now') return <>now</>;
  return (
    <>
      <ShortMoment at={snapshot.at} />, {snapshot.author}
    </>
  );
}
