import { Icon } from '@/components/ui/icon';
import { ActionForm } from '@/components/ui/action-form.client';
import { KINDS, type Moved, type Story } from '@/features/newsroom/desk/calendar/schema';
import { TimeForm } from '@/features/newsroom/desk/calendar/time-form.client';
import { Entry, type Hand } from '@/features/newsroom/desk/calendar/week-grid';
import { fieldTime } from '@/features/newsroom/front/zoned-time';
import { embargoAction } from '@/features/newsroom/workflow/actions';
import { momentIn } from '@/lib/text/dates';

interface Props {
  story: Story | undefined;
  ready: Story[];
  hand: Hand;
  scripted: boolean;
  onMoved: (moved: Moved) => void;
}

/** The story in hand with the forms that move it, and those that are ready and wait for a time. */
export function StoryPanel({ story, ready, hand, scripted, onMoved }: Props) {
  return (
    <aside className="pane side" id="story" aria-label={story?.headline ?? 'No story chosen'}>
      <div className="scroll" tabIndex={0} role="region" aria-label="The story and its time">
        {story ? <Chosen {...{ story, scripted, onMoved }} zone={hand.zone} /> : <Nothing />}
        <section className="sec" aria-labelledby="tray">
          <h3 id="tray">Ready, no time</h3>
          {ready.length > 0 ? (
            <ul className="tray">
              {ready.map((one) => (
                <Entry key={one.id} story={one} clock={null} hand={hand} />
              ))}
            </ul>
          ) : (
            <p className="s mut">Every story that is ready has its time.</p>
          )}
        </section>
      </div>
    </aside>
  );
}

function Nothing() {
  return <p className="sec s mut">Choose a story to see when it goes out, or to move it.</p>;
}

interface ChosenProps {
  story: Story;
  zone: string;
  scripted: boolean;
  onMoved: Props['onMoved'];
}

function Chosen({ story, zone, scripted, onMoved }: ChosenProps) {
  const { icon, word, tone } = KINDS[story.kind];
  const isOpen = story.kind !== 'live';
  return (
    <>
      <div className="sec stack">
        <span className={story.held ? 'st st-stop' : `st st-${tone}`}>
          <Icon name={icon} />
          {story.held ? 'Held' : word}
          {story.at ? `, ${momentIn(new Date(story.at), zone)}` : ', no time'}
        </span>
        <h2 className="ser">
          <a href={`/newsroom/articles/${story.id}`}>{story.headline}</a>
        </h2>
        <p className="s mut">
          {story.outlet ?? 'Our own'}. {readSoFar(story)}
        </p>
        {story.held && <p className="note stop">{story.held}</p>}
        <p className="s">
          <a href={`/newsroom/articles/${story.id}/publishing`}>
            What stops it, and all about its publication
          </a>
        </p>
      </div>
      {isOpen && story.mayMove && (
        <div className="sec">
          <TimeForm key={story.id} {...{ story, zone, scripted, onMoved }} />
        </div>
      )}
      {isOpen && !story.mayMove && (
        <p className="sec s mut">Your account can read the calendar but not move this.</p>
      )}
      {isOpen && story.mayEmbargo && <EmbargoForm key={`e${story.id}`} {...{ story, zone }} />}
    </>
  );
}

function EmbargoForm({ story, zone }: { story: Story; zone: string }) {
  return (
    <div className="sec">
      <ActionForm
        action={embargoAction}
        hidden={{ article: String(story.id) }}
        submit="Save the embargo"
        tone="plain"
        fields={[
          {
            name: 'until',
            label: 'Embargo until',
            value: story.embargo ? fieldTime(new Date(story.embargo), zone).replace('T', ' ') : '',
            hint: 'Nobody can publish earlier. Empty: none. To make it shorter takes a second editor.',
          },
        ]}
      />
    </div>
  );
}

function readSoFar({ blocks, unread }: Story): string {
  if (blocks === 0) return 'There is no text yet.';
  if (unread === 0) return 'Every block was read or written by a person.';
  return `${unread} of ${blocks} ${blocks === 1 ? 'block' : 'blocks'} nobody has read.`;
}
