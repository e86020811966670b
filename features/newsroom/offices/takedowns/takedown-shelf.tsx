import { ActionForm } from '@/components/ui/action-form.client';
import { decideAction } from '@/features/newsroom/offices/actions';
import { Closed, MailHead } from '@/features/newsroom/offices/mail-foot';
import { MailShelf } from '@/features/newsroom/offices/mail-shelf';
import type { Page } from '@/features/newsroom/offices/read-shelf';
import type { Shelf } from '@/features/newsroom/offices/schema';
import { StoryLink } from '@/features/newsroom/offices/story-link';
import type { TakedownPiece } from '@/features/newsroom/offices/takedowns/list-takedowns';

const EMPTY = 'Nothing is open. Demands to take something down arrive here from the contact page.';

const REFUSE = ['refuse', 'Refuse'] as const;
const WITHDRAW = ['withdraw', 'Withdraw the story: its address says that it is gone'] as const;
const KILL = ['kill', 'Kill the story: it never comes back, nor is it taken in again'] as const;
const HIDE = ['take-down-picture', 'Take a picture out of every story'] as const;
const DONE = ['carried-out', 'Carried out in another way'] as const;

interface Props {
  page: Page<TakedownPiece>;
  shelf: Shelf;
  me: number;
  /** Whether they may decide; others read. */
  decides: boolean;
}

/** What others demand to be taken down, by what right, and how it ended. */
export function TakedownShelf({ page, shelf, me, decides }: Props) {
  return (
    <MailShelf {...{ page, shelf, place: 'takedowns', title: 'Takedown requests', empty: EMPTY }}>
      {(takedown) => (
        <article aria-label={`Takedown request ${takedown.id}`}>
          <MailHead {...{ piece: takedown, mail: 'takedown', me, readsOnly: !decides }} />
          {takedown.story ? (
            <StoryLink story={takedown.story} />
          ) : (
            <p>
              <a href={takedown.url}>{takedown.url}</a>{' '}
              <span className="mut s">{takedown.pictures.length > 0 ? 'a picture' : 'no story of ours'}</span>
            </p>
          )}
          <dl className="facts">
            <dt>Who asks</dt>
            <dd>{takedown.requester}</dd>
            <dt>By what right</dt>
            <dd>{takedown.basis ?? 'Not said'}</dd>
          </dl>
          <p className="words">{takedown.reason}</p>
          <TakedownFoot takedown={takedown} decides={decides} />
        </article>
      )}
    </MailShelf>
  );
}

function TakedownFoot({ takedown, decides }: { takedown: TakedownPiece; decides: boolean }) {
  if (takedown.state !== 'open')
    return <Closed piece={takedown} outcome={takedown.state === 'declined' ? 'Refused' : 'Carried out'} />;
  if (!decides) return <p className="hint">A publisher decides.</p>;
  const hides = takedown.pictures.length > 0 ? [HIDE] : [];
  const options = takedown.story ? [REFUSE, ...hides, WITHDRAW, KILL, DONE] : [REFUSE, ...hides, DONE];
  const pictures = takedown.pictures.map(({ id, name }) => [String(id), name.slice(0, 80)] as const);
  const which = { name: 'picture', label: 'Which picture', options: pictures };
  const sure = { name: 'sure', label: 'To kill it, type “kill”' };
  return (
    <details>
      <summary className="btn sm">Decide…</summary>
      <ActionForm
        {...{ action: decideAction, hidden: { id: String(takedown.id) }, submit: 'Decide' }}
        label={`Decide takedown request ${takedown.id}`}
        fields={[
          { name: 'decision', label: 'Decision', options },
          {
            ...{ name: 'words', label: 'Why', rows: 4 },
            hint: 'Of a story that is removed, this stands at its address.',
          },
          ...(pictures.length > 0 ? [which] : []),
          ...(takedown.story ? [sure] : []),
        ]}
      />
    </details>
  );
}
