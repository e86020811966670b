import { Hands } from '@/features/articles/provenance/schema';
import { unreadBlocks } from '@/features/articles/provenance/tell-text';
import { Icon } from '@/components/ui/icon';
import { PageKeys } from '@/components/ui/page-keys.client';
import { isPublic } from '@/features/articles/states';
import { AddressForms } from '@/features/newsroom/workflow/page/address-forms';
import { GoingOut } from '@/features/newsroom/workflow/page/going-out';
import { PublishDialog } from '@/features/newsroom/workflow/publish-dialog.client';
import { StateMark } from '@/features/newsroom/workflow/page/state-mark';
import { TakingBack } from '@/features/newsroom/workflow/page/taking-back';
import type { Publishing } from '@/features/newsroom/workflow/queries';
import { env } from '@/lib/env';
import { momentIn } from '@/lib/text/dates';

interface Props {
  publishing: Publishing;
  now: Date;
  /** A note for readers that somebody comes with. */
  note?: string;
}

const KEYS = [
  ['t', 'at a time'],
  ['c', 'correct'],
  ['w', 'withdraw'],
  ['k', 'kill'],
] as const;
const ACTIONS = {
  t: 'article.schedule',
  c: 'article.correct',
  w: 'article.withdraw',
  k: 'article.kill',
} as const;

/** All that is known and can be done about one story's publication. Every form works without script. */
export function PublishingPage({ publishing, now, note }: Props) {
  const { article } = publishing;
  return (
    <main id="main" className="page publishing">
      <h1>{article.headline || 'Without a headline'}</h1>
      <p className="row wrap">
        <StateMark state={article.state} held={article.heldReason !== null} />
        <span className="mut">{standing(article)}</span>
        <a href={`/newsroom/articles/${article.id}`}>The text</a>
        {isPublic(article.state) && article.path && <a href={article.path}>What readers see</a>}
      </p>
      {article.heldReason && (
        <p className="note stop">
          <Icon name="doubt" />
          <span>
            {article.heldReason} {article.firstPublishedAt ? '' : 'Our page does not exist yet.'}
          </span>
        </p>
      )}
      {publishing.actions.includes('article.publish') && (
        <div>
          <PublishDialog
            {...{ articleId: article.id, version: article.version, headline: article.headline }}
            {...{ blockers: publishing.blockers, actions: publishing.actions }}
          />
        </div>
      )}
      <Blockers publishing={publishing} now={now} />
      <div className="two">
        <GoingOut publishing={publishing} note={note} />
        <AddressForms publishing={publishing} now={now} />
        <TakingBack publishing={publishing} now={now} />
      </div>
      <PageKeys keys={KEYS.filter(([key]) => publishing.actions.includes(ACTIONS[key]))} />
    </main>
  );
}

/** When it went out, goes out, or went from readers. */
function standing({
  state,
  scheduledFor,
  firstPublishedAt,
  withdrawnAt,
  withdrawnReason,
}: Publishing['article']) {
  const at = (moment: Date) => momentIn(moment, env().SITE_TIME_ZONE);
  if (withdrawnAt) return `Since ${at(withdrawnAt)}: ${withdrawnReason ?? ''}`;
  if (state === 'scheduled' && scheduledFor) return `For ${at(scheduledFor)}.`;
  return firstPublishedAt ? `Since ${at(firstPublishedAt)}.` : 'Readers have not seen it.';
}

function Blockers({ publishing: { article, blockers }, now }: { publishing: Publishing; now: Date }) {
  if (article.state === 'killed') return null;
  const unread = unreadBlocks(
    article.blocks.map((block) => ({ ...block, hands: Hands.parse(block.hands) })),
  ).length;
  return (
    <section aria-labelledby="stops">
      <h2 id="stops">{stops(blockers.length)}</h2>
      <ul className="todo">
        {blockers.map(({ place, says }) => (
          <li key={`${place} ${says}`}>
            <Icon name={place === 'embargo' ? 'lock' : 'stop'} />
            <span>{says}</span>
            <a className="xs nw" href={whereTo(article.id, place)}>
              Go there
            </a>
          </li>
        ))}
        {unread > 0 && (
          <li>
            <Icon name="machine" />
            <span>
              {unread} {unread === 1 ? 'block' : 'blocks'} nobody has read {unread === 1 ? 'goes' : 'go'} out
              marked as such
            </span>
          </li>
        )}
        {article.embargoUntil && article.embargoUntil <= now && (
          <li>
            <Icon name="lock" />
            <span>Its embargo ended on {momentIn(article.embargoUntil, env().SITE_TIME_ZONE)}</span>
          </li>
        )}
      </ul>
      {isPublic(article.state) && (
        <p className="hint">
          May search engines list this page?{' '}
          {article.indexable ? 'Yes.' : `Not yet. ${article.noindexReason}`}
        </p>
      )}
    </section>
  );
}

function stops(count: number): string {
  if (count === 0) return 'Nothing stops it';
  return count === 1 ? '1 point stops publishing' : `${count} points stop publishing`;
}

function whereTo(id: number, place: string): string {
  if (place === 'embargo') return '#embargo';
  const [, key] = place.split(':');
  return key ? `/newsroom/articles/${id}#${key}` : `/newsroom/articles/${id}`;
}
