import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { type Action, may } from '@/features/accounts/policy';
import { MentionList } from '@/features/newsroom/notes/mention-list';
import { listMentions } from '@/features/newsroom/notes/queries';
import { countToday, type Today } from '@/features/newsroom/today/count-today';
import { listPicks } from '@/features/newsroom/today/list-today';
import { PickList } from '@/features/newsroom/today/pick-list';

export const metadata: Metadata = { title: 'Today' };

// Each count, and where one gets to work on it.
const COUNTS: readonly { name: keyof Today; word: string; place?: string; action: Action }[] = [
  {
    name: 'published',
    word: 'Published today',
    place: '/newsroom/desk?state=live&today=1',
    action: 'newsroom.enter',
  },
  { name: 'waiting', word: 'Waiting', place: '/newsroom/desk', action: 'newsroom.enter' },
  { name: 'late', word: 'Late', place: '/newsroom/desk?late=1', action: 'newsroom.enter' },
  { name: 'doubtful', word: 'Doubtful', place: '/newsroom/desk?doubtful=1', action: 'newsroom.enter' },
  { name: 'reports', word: 'Reports', place: '/newsroom/reports', action: 'report.read' },
  { name: 'letters', word: 'Letters', place: '/newsroom/letters', action: 'report.read' },
  { name: 'takedowns', word: 'Takedown requests', place: '/newsroom/takedowns', action: 'takedown.read' },
];

export default async function TodayPage() {
  const user = await requireMay('newsroom.enter');
  const now = new Date();
  const [today, picks, mentions] = await Promise.all([
    countToday(now),
    listPicks(user.id, now),
    listMentions(user.id),
  ]);
  return (
    <main id="main" className="page">
      <h1>Today</h1>
      <dl className="counts">
        {COUNTS.filter(({ action }) => may(user, action)).map(({ name, word, place }) => (
          <div key={name}>
            <dt>{place ? <a href={place}>{word}</a> : word}</dt>
            <dd>{today[name] >= 1000 ? '1,000 and more' : today[name]}</dd>
          </div>
        ))}
        <div>
          <dt>Views today</dt>
          <dd>{picks.viewsToday.toLocaleString('en')}</dd>
        </div>
      </dl>
      <div className="today">
        <MentionList mentions={mentions} />
        <PickList
          title="On your desk"
          picks={picks.mine}
          none="Nothing is taken. The desk has what is new."
        />
        <PickList title="Goes out next" picks={picks.next} none="Nothing is scheduled." />
        <PickList title="Most read, 24 hours" picks={picks.read} none="Nobody has read anything yet." />
      </div>
      <p className="mut">
        You are {user.name}, {user.role}.
        {user.sections.length > 0 && ` Your sections: ${user.sections.join(', ')}.`}
        {user.languages.length > 0 && ` Your languages: ${user.languages.join(', ')}.`}
      </p>
    </main>
  );
}
