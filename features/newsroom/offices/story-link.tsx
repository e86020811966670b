import type { Story } from '@/features/newsroom/offices/schema';

/** The way to a story in the newsroom, to the very block where one is meant, and to what readers see of it. */
export function StoryLink({ story, block }: { story: Story; block?: string | null }) {
  const isPublic = story.state === 'published' || story.state === 'corrected';
  return (
    <p className="row wrap">
      <a className="ser b" href={`/newsroom/articles/${story.id}${block ? `#block-${block}` : ''}`}>
        {story.headline}
      </a>
      <span className="mut s">{story.state.replace('_', ' ')}</span>
      {isPublic && story.path && (
        <a className="s" href={story.path}>
          As readers see it
        </a>
      )}
    </p>
  );
}
