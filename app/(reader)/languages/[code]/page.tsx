import { listLanguage, listRail, listSections } from '@/features/stories/queries';
import { Rail } from '@/features/stories/rail';
import { ListHead } from '@/features/seo/page-head';
import { ListJsonLd } from '@/features/seo/page-json-ld';
import { StoriesByDay } from '@/features/stories/story-groups';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { storyCount } from '@/components/ui/counted';
import { Stamp } from '@/components/ui/stamp';
import { canonicalTag, languageName } from '@/lib/locale';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/pages/search-params';

interface Props {
  params: Promise<{ code: string }>;
  searchParams: SearchParams;
}

export default async function LanguagePage({ params, searchParams }: Props) {
  const code = canonicalTag((await params).code);
  const after = single((await searchParams).after);
  const [found, rail, sections] = await Promise.all([
    listLanguage({ code, after }),
    listRail(),
    listSections(),
  ]);
  if (!found) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const path = `/languages/${code.toLowerCase()}`;
  const name = languageName(code);
  return (
    <Frame sections={sections}>
      <ListHead
        title={`From ${name}`}
        description={`Stories first told in ${name}, in English with the original beside them.`}
        path={after ? `${path}?after=${encodeURIComponent(after)}` : path}
        feeds={path}
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title flex items-center gap-4">
            <Stamp language={code} />
            {name}
          </h1>
          <p>
            {storyCount(found.articles)} first told in {name}, one of our <a href="/languages">languages</a>.
          </p>
        </header>
        <div className="with-rail">
          <div>
            <StoriesByDay stories={found.stories} />
            <Pager path={path} next={found.next} />
          </div>
          <Rail {...rail} />
        </div>
      </div>
      <ListJsonLd
        list={{ name, path, stories: found.stories, parent: { name: 'Languages', path: '/languages' } }}
        after={after}
      />
    </Frame>
  );
}
