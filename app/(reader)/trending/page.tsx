import { listSections, listTrending } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { RankedStories } from '@/features/directory/ranked-stories';
import { Frame } from '@/components/site/frame';
import { softAge } from '@/lib/render';

const LENGTH = 30;

export default async function TrendingPage() {
  softAge(60);
  const [stories, sections] = await Promise.all([listTrending({ limit: LENGTH }), listSections()]);
  return (
    <Frame sections={sections}>
      <ListHead
        title="Trends 24h"
        description="What readers have read most in the last 24 hours."
        path="/trending"
      />
      <div className="page max-w-[62rem]">
        <header className="head-block">
          <h1 className="title">Trends 24h</h1>
          <p>
            What has been read most in the last 24 hours. A reading counts half as much for every eight hours
            that have passed since. We count readings, never readers: no cookie, no address kept.
          </p>
        </header>
        {stories.length === 0 ? <p className="pb-12">Nobody has read anything yet today.</p> : null}
        <RankedStories stories={stories} />
      </div>
    </Frame>
  );
}
