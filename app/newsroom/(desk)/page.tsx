import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { countToday } from '@/features/newsroom/today/count-today';

export const metadata: Metadata = { title: 'Today' };

const NAMES = {
  published: 'Published today',
  waiting: 'Waiting',
  late: 'Late',
  doubtful: 'Doubtful',
} as const;

export default async function TodayPage() {
  const user = await requireMay('newsroom.enter');
  const today = await countToday(new Date());
  return (
    <main id="main" className="page">
      <h1>Today</h1>
      <dl className="counts">
        {(['published', 'waiting', 'late', 'doubtful'] as const).map((name) => (
          <div key={name}>
            <dt>{NAMES[name]}</dt>
            <dd>{today[name] >= 1000 ? '1,000 and more' : today[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="mut">
        You are {user.name}, {user.role}.
        {user.sections.length > 0 && ` Your sections: ${user.sections.join(', ')}.`}
        {user.languages.length > 0 && ` Your languages: ${user.languages.join(', ')}.`}
      </p>
    </main>
  );
}
