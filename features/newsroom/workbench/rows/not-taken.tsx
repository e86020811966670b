import { Icon } from '@/components/ui/icon';
import type { Row } from '@/features/newsroom/workbench/points';

/** Below a text that the server did not take: why. What can be done about it stands in the strip above. */
export function NotTaken({ row: { aside } }: { row: Row }) {
  if (!aside) return null;
  return (
    <p className="not-taken hint">
      <Icon name="kept" />
      <span>Not saved, kept here. {aside.message}</span>
    </p>
  );
}
