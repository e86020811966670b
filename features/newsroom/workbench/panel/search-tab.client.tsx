'use client';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { stops } from '@/features/newsroom/workbench/points';
import { addressOf } from '@/features/newsroom/workbench/panel/address';
import { judgeIndexability } from '@/features/articles/workflow/judge-indexability';
import { Icon } from '@/components/ui/icon';

const TITLE_ROOM = 60;

/** Whether search engines may list the page and why, and how it looks in their results and when shared. */
export function SearchTab({ view, bench }: { view: View; bench: Bench }) {
  const { fields, blocks } = view.draft;
  const { around } = bench;
  const reason = judgeIndexability({
    translated: around.original !== null,
    mayIndex: around.original?.licence.index ?? true,
    statuses: blocks.map(({ status }) => status),
    blockingFindings: view.rows.flatMap(({ points }) => points.filter(stops)).length,
  });
  const address = addressOf(view, around);
  const host = new URL(around.siteUrl).host;
  return (
    <>
      <div className="sec">
        <h2>May search engines list this page?</h2>
        <div className={reason ? 'note doubt' : 'note good'}>
          <Icon name={reason ? 'dash' : 'checked'} />
          <div>
            <b>{reason ? 'Not yet.' : 'Yes, once it is published.'}</b> {reason}
          </div>
        </div>
      </div>
      <div className="sec stack gap8">
        <h2>In a search result</h2>
        <div className="serp">
          <span className="xs mut">
            {host} › {address.split('/')[1]}
          </span>
          <b>{fields.headline || 'Headline'}</b>
          <span className="s mut">{fields.standfirst || 'The standfirst stands here.'}</span>
        </div>
        <p className="hint">
          Title: {fields.headline.length} letters, room for about {TITLE_ROOM}.
        </p>
      </div>
      <div className="sec stack gap8">
        <h2>When it is shared</h2>
        <div className="serp">
          <span className="ph share">{fields.headline || 'Headline'}</span>
          <b>{fields.headline}</b>
          <span className="xs mut">{host}</span>
        </div>
        <dl className="facts">
          <dt>Address</dt>
          <dd>{address}</dd>
          <dt>Canonical</dt>
          <dd>This page</dd>
          {around.original && <dt>Based on</dt>}
          {around.original && <dd>the outlet’s page, named in the data</dd>}
        </dl>
      </div>
    </>
  );
}
