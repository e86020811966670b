import { listRail, listSections, listSource } from '@/features/stories/queries';
import { Rail } from '@/features/stories/rail';
import { ListHead } from '@/features/seo/page-head';
import { ListJsonLd } from '@/features/seo/page-json-ld';
import { StoriesByDay } from '@/features/stories/story-groups';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { storyCount } from '@/components/ui/counted';
import { directionOf, languageName } from '@/lib/locale';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/pages/search-params';
import { publicHome } from '@/lib/net/public-address';

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function SourceRoute({ params, searchParams }: Props) {
  const { slug } = await params;
  const after = single((await searchParams).after);
  const [found, rail, sections] = await Promise.all([
    listSource({ slug, after }),
    listRail(),
    listSections(),
  ]);
  if (!found) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const { source, stories, next } = found;
  const path = `/sources/${slug}`;
  const name = source.romanisedName ?? source.name;
  const home = source.homepage && publicHome(source.homepage);
  return (
    <Frame sections={sections}>
      <ListHead
        title={name}
        description={`Stories that ${name} first told in ${languageName(source.language)}, in English.`}
        path={after ? `${path}?after=${encodeURIComponent(after)}` : path}
        feeds={path}
      />
      <div className="page">
        <header className="head-block">
          <p className="kicker">
            <a href="/sources">Sources</a>
          </p>
          <h1 className="title">{name}</h1>
          {source.romanisedName ? (
            <p className="og text-t5" lang={source.language} dir={directionOf(source.language)}>
              {source.name}
            </p>
          ) : null}
          <p>
            {[source.city, source.country].filter(Boolean).join(', ')}
            {source.city || source.country ? ', in ' : 'In '}
            <a href={`/languages/${source.language.toLowerCase()}`}>{languageName(source.language)}</a>.{' '}
            {storyCount(source.articles)} here. {home ? <a href={home}>The outlet’s own site</a> : null}
          </p>
          {source.fictional ? <p>This outlet is invented: it belongs to the demonstration.</p> : null}
        </header>
        <div className="with-rail">
          <div>
            <StoriesByDay stories={stories} />
            <Pager path={path} next={next} />
          </div>
          <Rail {...rail} />
        </div>
      </div>
      <ListJsonLd
        list={{ name, path, stories, parent: { name: 'Sources', path: '/sources' } }}
        after={after}
      />
    </Frame>
  );
}
