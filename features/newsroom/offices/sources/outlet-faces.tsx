import { ActionForm } from '@/components/ui/action-form.client';
import { PageKeys } from '@/components/ui/page-keys.client';
import { Moment, ShortMoment } from '@/components/ui/clock';
import { editAction, pauseAction, tryAgainAction } from '@/features/newsroom/offices/sources/actions';
import type { OutletDetail } from '@/features/newsroom/offices/sources/get-outlet';
import { conditionOf } from '@/features/newsroom/offices/sources/list-outlets';
import { ConditionMark } from '@/features/newsroom/offices/sources/outlet-table';

interface Props {
  outlet: OutletDetail;
  sections: readonly { slug: string; name: string }[];
  pauses: boolean;
  edits: boolean;
}

const KEYS = [['t', 'try now']] as const;

/** One outlet: how it is reached, what it allows, and what can be done when it falls silent. */
export function OutletFaces({ outlet, sections, pauses, edits }: Props) {
  const { id, name, language, state, feeds, licences, city, section } = outlet;
  const paused = state === 'paused';
  const faulty = feeds.filter(({ faultSince }) => faultSince !== null).length;
  const hidden = { id: String(id) };
  const choices = sections.map((one) => [one.slug, one.name] as const);
  return (
    <main id="main" className="page mail">
      <p className="s">
        <a href="/newsroom/sources">Sources</a>
      </p>
      <h1>
        <bdi lang={language}>{name}</bdi>
      </h1>
      <div className="row wrap">
        <ConditionMark condition={conditionOf({ paused, feeds: feeds.length, faulty })} />
        {pauses && !paused && (
          <div data-key="t">
            <ActionForm {...{ action: tryAgainAction, fields: [], hidden, tone: 'sm', submit: 'Try now' }} />
          </div>
        )}
        {pauses && (
          <ActionForm
            {...{ action: pauseAction, fields: [], tone: 'sm', submit: paused ? 'Resume' : 'Pause' }}
            hidden={{ ...hidden, paused: paused ? '' : 'yes' }}
          />
        )}
      </div>
      <section>
        <h2>Reaching it</h2>
        {feeds.length === 0 && <p className="mut">It has no feed.</p>}
        {feeds.map((feed) => (
          <Feed key={feed.id} feed={feed} />
        ))}
      </section>
      <section>
        <h2>What we may do</h2>
        {licences.length === 0 && <p>It agreed to nothing: headline and a short excerpt.</p>}
        {licences.map((terms) => (
          <Terms key={terms.id} terms={terms} />
        ))}
      </section>
      {edits && (
        <section>
          <h2>Particulars</h2>
          <ActionForm
            {...{ action: editAction, hidden, submit: 'Save' }}
            fields={[
              { name: 'name', label: 'Name', value: name },
              { name: 'city', label: 'City', value: city ?? '' },
              {
                ...{ name: 'section', label: 'Section', value: section.slug, options: choices },
                hint: 'For stories that come in from now on.',
              },
            ]}
          />
        </section>
      )}
      {pauses && !paused && <PageKeys keys={KEYS} />}
    </main>
  );
}

function Feed({ feed }: { feed: OutletDetail['feeds'][number] }) {
  return (
    <article aria-label={feed.url}>
      <p className="words">{feed.url}</p>
      {feed.faultSince && (
        <p className="note stop">
          {feed.faultReason} Since <Moment at={feed.faultSince} />, {feed.faultCount} times.
        </p>
      )}
      <dl className="facts">
        <dt>Answered last</dt>
        <dd>{feed.lastGoodAt ? <Moment at={feed.lastGoodAt} /> : 'Never'}</dd>
        <dt>Asked again</dt>
        <dd>
          <Moment at={feed.nextFetchAt} />
        </dd>
        {feed.fetches.map((fetch) => (
          <Fetch key={String(fetch.id)} fetch={fetch} />
        ))}
      </dl>
    </article>
  );
}

function Fetch({ fetch }: { fetch: OutletDetail['feeds'][number]['fetches'][number] }) {
  const said = { fetched: `${fetch.items} listed`, unchanged: 'Nothing new', failed: fetch.reason };
  return (
    <>
      <dt>
        <ShortMoment at={fetch.at} />
      </dt>
      <dd>{said[fetch.outcome]}</dd>
    </>
  );
}

function Terms({ terms }: { terms: OutletDetail['licences'][number] }) {
  const yes = (may: boolean) => (may ? 'Yes' : 'No');
  return (
    <article aria-label={terms.name}>
      <h3>{terms.name}</h3>
      <dl className="facts">
        <dt>From</dt>
        <dd>{terms.validFrom.getTime() === 0 ? 'the start' : <Moment at={terms.validFrom} />}</dd>
        <dt>Until</dt>
        <dd>{terms.validUntil ? <Moment at={terms.validUntil} /> : 'further notice'}</dd>
        <dt>Show the full text</dt>
        <dd>{yes(terms.mayShowFullText)}</dd>
        <dt>Translate</dt>
        <dd>{yes(terms.mayTranslate)}</dd>
        <dt>Show pictures</dt>
        <dd>{yes(terms.mayShowPictures)}</dd>
        <dt>Let search engines in</dt>
        <dd>{yes(terms.mayIndex)}</dd>
      </dl>
    </article>
  );
}
