import type { ArticleState } from '@/features/articles/schema';
import { Icon } from '@/components/ui/icon';

const MARKS: Record<ArticleState, [icon: string, word: string, tone: string]> = {
  draft: ['taken', 'In work', ''],
  in_review: ['half', 'Being checked', ''],
  approved: ['ready', 'Ready', 'st-good'],
  scheduled: ['clock', 'Scheduled', 'st-pencil'],
  published: ['live', 'Live', 'st-good'],
  corrected: ['live', 'Live, corrected', 'st-good'],
  withdrawn: ['gone', 'Withdrawn', 'st-stop'],
  killed: ['stop', 'Killed', 'st-stop'],
};

/** A story's state: shape and word, colour third. */
export function StateMark({ state, held = false }: { state: ArticleState; held?: boolean }) {
  const [icon, word, tone] = held ? ['doubt', 'Held', 'st-doubt'] : MARKS[state];
  return (
    <span className={`st ${tone}`}>
      <Icon name={icon} />
      {word}
    </span>
  );
}
