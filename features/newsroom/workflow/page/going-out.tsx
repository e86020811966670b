import { ActionForm } from '@/components/ui/action-form.client';
import { isPublic } from '@/features/articles/states';
import {
  correctAction,
  moveAction,
  publishAction,
  scheduleAction,
  unscheduleAction,
} from '@/features/newsroom/workflow/actions';
import type { Publishing } from '@/features/newsroom/workflow/queries';
import { KINDS } from '@/features/newsroom/workflow/read-note';
import { env } from '@/lib/env';

const MOVES = [
  ['submit', 'Have it checked'],
  ['approve', 'It is ready'],
  ['return', 'Back to work'],
] as const;

/** What brings a story to readers: on, now, at a time, and with a correction. */
export function GoingOut({ publishing, note }: { publishing: Publishing; note?: string }) {
  const { article, actions } = publishing;
  const moves = MOVES.filter(([move]) => actions.includes(`article.${move}`));
  const live = isPublic(article.state);
  const hidden = { article: String(article.id), version: String(article.version) };
  return (
    <>
      {moves.length > 0 && (
        <section aria-labelledby="on">
          <h2 id="on">Hand it on</h2>
          <div className="row wrap">
            {moves.map(([move, submit]) => (
              <ActionForm
                key={move}
                {...{ action: moveAction, fields: [], tone: 'sm', submit }}
                hidden={{ article: hidden.article, move }}
              />
            ))}
          </div>
        </section>
      )}
      {actions.includes('article.publish') && (
        <section aria-labelledby="out">
          <h2 id="out">{live ? 'Show the changes' : 'Publish'}</h2>
          <ActionForm
            {...{ action: publishAction, fields: [], hidden, tone: 'plain' }}
            submit={live ? 'Show the changes now' : 'Publish now'}
          />
          <p className="hint">
            {live
              ? 'Readers see the text as it is now, without a note. If a fact changes, correct it with a note.'
              : 'Readers see it within a second. Changes later are shown with a note if they change a fact.'}
          </p>
        </section>
      )}
      <AtATime publishing={publishing} />
      {actions.includes('article.correct') && (
        <section aria-labelledby="correct" data-key="c">
          <h2 id="correct">Correct it with a note</h2>
          <ActionForm
            {...{ action: correctAction, hidden, submit: 'Publish the correction', tone: 'plain' }}
            isReady={note !== undefined}
            fields={[
              {
                name: 'text',
                label: 'What readers are told',
                rows: 3,
                value: note,
                hint: 'What it said, and what is right.',
              },
              { name: 'kind', label: 'Kind', options: KINDS },
              { name: 'place', label: 'Where', options: places(publishing) },
            ]}
          />
        </section>
      )}
    </>
  );
}

function AtATime({ publishing: { article, actions } }: { publishing: Publishing }) {
  const hidden = { article: String(article.id) };
  if (!actions.includes('article.schedule')) return null;
  const zone = env().SITE_TIME_ZONE;
  return (
    <section aria-labelledby="time" data-key="t">
      <h2 id="time">At a time</h2>
      <div className="stack gap12">
        <ActionForm
          {...{
            action: scheduleAction,
            hidden,
            submit: article.scheduledFor ? 'Move it' : 'Schedule',
            tone: 'plain',
          }}
          fields={[
            {
              name: 'at',
              label: 'Time',
              hint: `in 2 h, 17:30, tomorrow 06:00, 2026-11-24 06:00. ${zone} time.`,
            },
          ]}
        />
        {actions.includes('article.unschedule') && (
          <ActionForm
            {...{ action: unscheduleAction, fields: [], hidden, tone: 'sm', submit: 'Off the schedule' }}
          />
        )}
      </div>
    </section>
  );
}

function places({ article: { blocks } }: Publishing) {
  return [
    ['end', 'At the end'],
    ['top', 'Over the text'],
    ...blocks
      .filter(({ text }) => text.length > 0)
      .map(({ key, position, text }) => [key, `Below block ${position + 1}: ${text.slice(0, 60)}`] as const),
  ] as const;
}
