import type { PlacedStory } from '@/features/newsroom/front/placed-story';
import type { FrontDesk } from '@/features/newsroom/front/queries';

interface Props {
  desk: FrontDesk;
  stories: readonly PlacedStory[];
  siteName: string;
}

/** The order as a small newspaper, changed with every move. What readers do not see yet is dashed. */
export function Sheet({ desk: { page, live }, stories, siteName }: Props) {
  const [lead, ...rest] = stories;
  return (
    <section className="pane" aria-label="Preview">
      <div className="bar">
        <b className="s">Preview with your moves</b>
        {live.since && (
          <span className="xs mut only-w">
            Live is from {[live.since, live.by].filter(Boolean).join(', ')}
          </span>
        )}
        <a className="btn sm end" href={`/newsroom/front/preview${page.slug ? `?section=${page.slug}` : ''}`}>
          As readers will see it
        </a>
      </div>
      <div className="scroll inset wide">
        <div className="fp">
          <div className="mast">{page.slug ? page.name : siteName}</div>
          {lead ? (
            <div className="g">
              <div className="lead">
                <Told story={lead} full />
              </div>
              <div>
                {rest.slice(0, 3).map((story) => (
                  <Told key={story.id} story={story} />
                ))}
              </div>
            </div>
          ) : (
            <p className="hint">The newest stories, by themselves.</p>
          )}
          <div className="three">
            {rest.slice(3).map((story) => (
              <Told key={story.id} story={story} />
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}

function Told({ story, full = false }: { story: PlacedStory; full?: boolean }) {
  return (
    <article className={story.isHidden ? 'wait' : undefined}>
      {full && story.picture && <img className="im" src={story.picture} alt="" />}
      <div className="kick">
        {story.section}
        {story.appears && `, appears at ${story.appears}`}
      </div>
      <h2>{story.headline}</h2>
      {full && <p>{story.standfirst}</p>}
    </article>
  );
}
