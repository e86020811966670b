import { ActionForm } from '@/components/ui/action-form.client';
import { frontAction } from '@/features/newsroom/front/actions';
import type { FrontDesk } from '@/features/newsroom/front/queries';
import type { PlacedStory } from '@/features/newsroom/front/placed-story';

/** Somebody put another order live meanwhile: both stand side by side, neither is preferred. */
export function TwoOrders({ desk, mayPublish }: { desk: FrontDesk; mayPublish: boolean }) {
  const { live, page, stories } = desk;
  const who = live.by ?? 'Somebody';
  const hidden = { page: page.slug ?? '', seen: String(live.number) };
  return (
    <main id="main" className="page-b stack gap16">
      <h1>{page.name}: two orders</h1>
      <p>
        {who} put another order live at {live.since} while you moved stories. Neither is lost. Which one do
        readers see?
      </p>
      <div className="two-orders">
        <Order title="Yours" stories={stories}>
          {mayPublish ? (
            <ActionForm
              action={frontAction}
              fields={[]}
              hidden={{ ...hidden, do: 'mine' }}
              submit="Put mine live"
              tone="sm"
            />
          ) : (
            <p className="hint">Your account cannot put it live. A publisher can.</p>
          )}
        </Order>
        <Order title={`${who}, live since ${live.since ?? 'today'}`} stories={live.stories}>
          <ActionForm
            action={frontAction}
            fields={[]}
            hidden={{ ...hidden, do: 'theirs' }}
            submit="Go on with theirs"
            tone="sm"
          />
        </Order>
      </div>
      <p className="hint">If you go on with theirs, one Undo brings yours back.</p>
    </main>
  );
}

function Order({
  title,
  stories,
  children,
}: {
  title: string;
  stories: readonly PlacedStory[];
  children: React.ReactNode;
}) {
  return (
    <section className="card stack gap12">
      <h2>{title}</h2>
      <ol>
        {stories.map((story, at) => (
          <li key={story.id} className="slot plain">
            <span className="pos">{at + 1}</span>
            <span className="t">{story.headline}</span>
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}
