import { Trending } from '@/features/directory/trending';
import { listSections, listTrending } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { ListJsonLd } from '@/features/seo/page-json-ld';
import { Frame } from '@/components/site/frame';

const LENGTH = 30;

export default async function TrendingPage() {
  const [stories, sections] = await Promise.all([listTrending({ limit: LENGTH }), listSections()]);
  return (
    <Frame sections={sections}>
      <ListHead title="Trends 24h" description="What was read most in the last 24 hours." path="/trending" />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Trends 24h</h1>
          <p>
            The stories opened most in the last 24 hours: views are counted by the hour, and each weighs half
            as much when it is eight hours old. <a href="/privacy">We count pages, not readers</a>.
          </p>
        </header>
        <div className="max-w-[58rem] pb-12">
          {stories.length > 0 ? (
            <Trending stories={stories} />
          ) : (
            <p>Nothing has been read in the last day.</p>
          )}
        </div>
      </div>
      <ListJsonLd
        list={{ name: 'Trends 24h', path: '/trending', stories: stories.map(({ story }) => story) }}
      />
    </Frame>
  );
}
