import type { ArticlePage, StoryCard } from '@/features/articles/schema';
import { pairBlocks } from '@/features/reading/pair-blocks';
import { articleBody, endNotes } from '@/features/reading/article-body';
import { ArticleFoot } from '@/features/reading/article-foot';
import { Bilingual, OriginalText, Tallies } from '@/features/reading/bilingual';
import { Rail } from '@/features/stories/rail';
import { ShareLinks } from '@/components/site/share-links';
import type { KeyedBlock } from '@/lib/blocks';
import { env } from '@/lib/env';

interface ViewProps {
  article: ArticlePage;
  blocks: KeyedBlock[];
}

/** Our text, with what a reader may do about it on one side and other stories on the other. */
export function TranslationView({ article, rail }: { article: ArticlePage; rail: RailStories }) {
  return (
    <div className="body">
      <aside className="share" aria-labelledby="share">
        <h2 id="share">Share</h2>
        <ShareLinks url={env().SITE_URL + article.path} title={article.headline} />
        <story-tools data-path={article.path} data-headline={article.headline} />
      </aside>
      <div className="text">
        {articleBody(article)}
        <ArticleFoot article={article} notes={endNotes(article)} />
      </div>
      <Rail {...rail} />
    </div>
  );
}

interface RailStories {
  trends: readonly StoryCard[];
  latest: readonly StoryCard[];
}

/** Both texts side by side. */
export function BilingualView({ article, blocks }: ViewProps) {
  const rows = pairBlocks(article.blocks, blocks);
  return (
    <>
      <Tallies blocks={article.blocks} />
      <Bilingual article={article} rows={rows} language={article.original?.language ?? article.language} />
      <div className="text close">
        <ArticleFoot article={article} />
      </div>
    </>
  );
}

/** The outlet's text in its own language. */
export function OriginalView({ article, blocks }: ViewProps) {
  return (
    <div className="grid grid-cols-1 gap-8 py-8">
      <OriginalText blocks={blocks} language={article.original?.language ?? article.language} />
      <div className="text close">
        <ArticleFoot article={article} />
      </div>
    </div>
  );
}
