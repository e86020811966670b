import { listAuthor } from '@/features/directory/queries';
import { AuthorHead } from '@/features/directory/author-head';
import { listRail, listSections } from '@/features/stories/queries';
import { Rail } from '@/features/stories/rail';
import { ListHead } from '@/features/seo/page-head';
import { AuthorJsonLd, ListJsonLd } from '@/features/seo/page-json-ld';
import { StoriesByDay } from '@/features/stories/story-groups';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { pagePath, single, type SearchParams } from '@/lib/pages/search-params';

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function AuthorPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const after = single((await searchParams).after);
  const [found, rail, sections] = await Promise.all([
    listAuthor({ slug, after }),
    listRail(),
    listSections(),
  ]);
  if (!found) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const { author, outlets, stories, next } = found;
  const path = `/authors/${slug}`;
  return (
    <Frame sections={sections}>
      <ListHead
        title={author.name}
        description={`Stories by ${author.name} in English, with the original beside them.`}
        path={pagePath(path, after)}
        feeds={path}
      />
      <div className="page">
        <AuthorHead author={author} outlets={outlets} />
        <div className="with-rail">
          <div>
            <StoriesByDay stories={stories} />
            <Pager path={path} next={next} />
          </div>
          <Rail {...rail} />
        </div>
      </div>
      <AuthorJsonLd author={author} />
      <ListJsonLd
        list={{ name: author.name, path, stories, parent: { name: 'Authors', path: '/authors' } }}
        after={after}
      />
    </Frame>
  );
}
