import { ActionForm } from '@/components/ui/action-form.client';
import { killAction, withdrawAction } from '@/features/newsroom/workflow/actions';
import { firstWord } from '@/features/newsroom/workflow/mutations';
import type { Publishing } from '@/features/newsroom/workflow/queries';
import { env } from '@/lib/env';
import { dateIn } from '@/lib/text/dates';

const REASONS = ['Someone is in danger', 'Court order or legal notice', 'It was never true'] as const;

/** What takes a story from readers. Both are said in what readers will see. */
export function TakingBack({ publishing, now }: { publishing: Publishing; now: Date }) {
  const { article, actions } = publishing;
  const hidden = { article: String(article.id) };
  const day = dateIn(now, env().SITE_TIME_ZONE);
  return (
    <>
      {actions.includes('article.withdraw') && (
        <section aria-labelledby="withdraw" data-key="w">
          <h2 id="withdraw">Withdraw this story</h2>
          <ul className="s stack gap4">
            <li>The address stays and answers 410, gone, with what you write here.</li>
            <li>It leaves the front page, lists, feeds and search.</li>
            <li>The text stays. You can change it and publish it again at the same address.</li>
          </ul>
          <ActionForm
            {...{ action: withdrawAction, hidden, submit: 'Withdraw', tone: 'stop' }}
            fields={[
              {
                ...{ name: 'reason', label: 'What readers will see', rows: 3 },
                value: `We withdrew this story on ${day} because `,
              },
            ]}
          />
        </section>
      )}
      {actions.includes('article.kill') && (
        <section aria-labelledby="kill" data-key="k">
          <h2 id="kill">Kill this story everywhere</h2>
          <p className="s">
            Page, lists, feeds and our caches: off at once, for good. The text is locked, links to its draft
            end, and its item is never taken in again.
          </p>
          <ActionForm
            {...{ action: killAction, hidden, submit: 'Kill it now', tone: 'stop' }}
            fields={[
              {
                ...{ name: 'reason', label: 'Reason, for the log only' },
                options: REASONS.map((reason) => [reason, reason] as const),
              },
              {
                name: 'word',
                label: `Type the first word of the headline to go on: ${firstWord(article.headline)}`,
              },
            ]}
          />
        </section>
      )}
    </>
  );
}
