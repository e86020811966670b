import { MailFoot, MailHead } from '@/features/newsroom/offices/mail-foot';
import { MailShelf } from '@/features/newsroom/offices/mail-shelf';
import type { Page } from '@/features/newsroom/offices/read-shelf';
import type { ReportPiece } from '@/features/newsroom/offices/reports/list-reports';
import type { Shelf } from '@/features/newsroom/offices/schema';
import { StoryLink } from '@/features/newsroom/offices/story-link';

const EMPTY = 'Nothing is open. Readers report a sentence from below each translated paragraph.';

/** What readers say is wrong, each beside the paragraph they meant. */
export function ReportShelf(props: { page: Page<ReportPiece>; shelf: Shelf; me: number }) {
  const { page, shelf, me } = props;
  return (
    <MailShelf {...{ page, shelf, place: 'reports', title: 'Reports', empty: EMPTY }}>
      {(report) => (
        <article aria-label={`Report ${report.id}`}>
          <MailHead {...{ piece: report, mail: 'report', me }} />
          <StoryLink story={report.story} block={report.paragraph === null ? null : report.blockKey} />
          {report.paragraph !== null && <blockquote className="ser">{report.paragraph}</blockquote>}
          {report.blockKey !== null && report.paragraph === null && (
            <p className="hint">The paragraph that was meant is no longer in the story.</p>
          )}
          <p className="words">{report.text}</p>
          <MailFoot piece={report} mail="report" />
        </article>
      )}
    </MailShelf>
  );
}
