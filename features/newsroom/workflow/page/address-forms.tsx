import { ActionForm } from '@/components/ui/action-form.client';
import {
  embargoAction,
  endPreviewLinksAction,
  previewLinkAction,
  slugAction,
} from '@/features/newsroom/workflow/actions';
import type { Publishing } from '@/features/newsroom/workflow/queries';
import { env } from '@/lib/env';
import { momentIn } from '@/lib/text/dates';

const HOURS = [
  ['24', 'For a day'],
  ['72', 'For three days'],
  ['168', 'For a week'],
] as const;

/** Where a story is or will be found, from when, and by whom before that. */
export function AddressForms({ publishing, now }: { publishing: Publishing; now: Date }) {
  const { article, actions, base } = publishing;
  const hidden = { article: String(article.id) };
  const ended = !article.embargoUntil || article.embargoUntil <= now;
  return (
    <>
      <section aria-labelledby="address">
        <h2 id="address">Address</h2>
        <p className="s">
          {base}
          <b>{article.path?.split('/').at(-1) ?? article.slug}</b>
        </p>
        {article.redirects.map(({ path }) => (
          <p key={path} className="hint">
            {path} leads here
          </p>
        ))}
        {actions.includes('article.slug') && (
          <ActionForm
            {...{ action: slugAction, hidden, submit: 'Change the address', tone: 'plain' }}
            fields={[{ name: 'slug', label: 'Slug', value: article.slug, hint: slugHint(article.path) }]}
          />
        )}
      </section>
      {actions.includes('article.embargo') && (
        <section aria-labelledby="embargo">
          <h2 id="embargo">Embargo</h2>
          <p className="s">
            {ended || !article.embargoUntil
              ? 'None.'
              : `Until ${momentIn(article.embargoUntil, env().SITE_TIME_ZONE)}. A second editor can change it.`}
          </p>
          <ActionForm
            {...{ action: embargoAction, hidden, submit: 'Set the embargo', tone: 'plain' }}
            fields={[
              {
                ...{ name: 'until', label: 'Nobody can publish before' },
                hint: `tomorrow 06:00, 2026-11-24 06:00. Empty ends it. ${env().SITE_TIME_ZONE} time.`,
              },
            ]}
          />
        </section>
      )}
      {actions.includes('article.preview-link') && (
        <section aria-labelledby="preview">
          <h2 id="preview">Show the draft to somebody outside</h2>
          <div className="stack gap12">
            <ActionForm
              {...{ action: previewLinkAction, hidden, submit: 'Make a link', tone: 'plain' }}
              fields={[{ name: 'hours', label: 'Good', options: HOURS }]}
            />
            <ActionForm
              {...{ action: endPreviewLinksAction, fields: [], hidden, tone: 'sm' }}
              submit="End all links to it"
            />
          </div>
        </section>
      )}
    </>
  );
}

function slugHint(path: string | null): string {
  return path ? 'The old address leads to the new one.' : 'Letters, digits and dashes.';
}
