import type { ReactNode } from 'react';
import { ActionForm } from '@/components/ui/action-form.client';
import { Moment } from '@/components/ui/clock';
import { answerAction, reopenAction, takeAction } from '@/features/newsroom/offices/actions';
import type { Mail, Piece } from '@/features/newsroom/offices/schema';

const OUTCOMES = [
  ['answered', 'Answered'],
  ['dismissed', 'Dismissed'],
] as const;

interface HeadProps {
  piece: Piece;
  mail: Mail;
  me: number;
  readsOnly?: boolean;
}

/** Who sent it and when, and whose it is. */
export function MailHead({ piece, mail, me, readsOnly }: HeadProps) {
  const { id, at, contact, state, assignee } = piece;
  const mine = assignee?.id === me;
  const hidden = { mail, id: String(id), back: mine ? 'yes' : '' };
  return (
    <header className="row wrap s mut">
      <Moment at={at} />
      <Sender contact={contact} />
      <span className="end row">
        {assignee && <span>{mine ? 'Yours' : `${assignee.name} has it`}</span>}
        {state === 'open' && !readsOnly && (
          <ActionForm
            {...{ action: takeAction, fields: [], hidden, tone: 'sm' }}
            submit={mine ? 'Give back' : 'Take'}
            label={`${mine ? 'Give back' : 'Take'} ${mail} ${id}`}
          />
        )}
      </span>
    </header>
  );
}

function Sender({ contact }: { contact: string | null }) {
  if (!contact) return <span>left no address</span>;
  if (!/^[^\s@<>]{1,250}@[^\s@<>.]{1,250}(?:\.[^\s@<>.]{1,250}){1,20}$/.test(contact))
    return <span>{contact}</span>;
  return <a href={`mailto:${encodeURIComponent(contact)}`}>{contact}</a>;
}

/** The form that closes a report or letter, or what it was closed with. */
export function MailFoot({ piece, mail }: { piece: Piece; mail: 'report' | 'letter' }) {
  const hidden = { mail, id: String(piece.id) };
  if (piece.state !== 'open') {
    const outcome = piece.state === 'accepted' ? 'Answered' : 'Dismissed';
    return (
      <Closed piece={piece} outcome={outcome}>
        <ActionForm
          {...{ action: reopenAction, fields: [], hidden, tone: 'sm', submit: 'Open again' }}
          label={`Open ${mail} ${piece.id} again`}
        />
      </Closed>
    );
  }
  return (
    <details>
      <summary className="btn sm">Close…</summary>
      <ActionForm
        {...{ action: answerAction, hidden, submit: 'Close it', label: `Close ${mail} ${piece.id}` }}
        fields={[
          { name: 'outcome', label: 'Outcome', options: OUTCOMES },
          { name: 'words', label: 'What was done, or why not', rows: 4 },
        ]}
      />
    </details>
  );
}

/** What something was closed with, by whom and when. */
export function Closed(props: { piece: Piece; outcome: string; children?: ReactNode }) {
  const { piece, outcome, children } = props;
  return (
    <div className="note">
      <div className="grow stack gap4">
        <p>
          <b>{outcome}</b> by {piece.answeredBy}
          {piece.answeredAt && (
            <>
              , <Moment at={piece.answeredAt} />
            </>
          )}
        </p>
        <p className="words">{piece.answer}</p>
      </div>
      {children}
    </div>
  );
}
