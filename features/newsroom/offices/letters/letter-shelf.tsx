import type { LetterPiece } from '@/features/newsroom/offices/letters/list-letters';
import { MailFoot, MailHead } from '@/features/newsroom/offices/mail-foot';
import { MailShelf } from '@/features/newsroom/offices/mail-shelf';
import type { Page } from '@/features/newsroom/offices/read-shelf';
import type { Shelf } from '@/features/newsroom/offices/schema';

const EMPTY = 'Nothing is open. What readers ask on the contact page arrives here.';

/** What readers write to the desk. */
export function LetterShelf(props: { page: Page<LetterPiece>; shelf: Shelf; me: number }) {
  const { page, shelf, me } = props;
  return (
    <MailShelf {...{ page, shelf, place: 'letters', title: 'Letters', empty: EMPTY }}>
      {(letter) => (
        <article aria-label={`Letter ${letter.id}`}>
          <MailHead {...{ piece: letter, mail: 'letter', me }} />
          <p className="words">{letter.text}</p>
          <MailFoot piece={letter} mail="letter" />
        </article>
      )}
    </MailShelf>
  );
}
