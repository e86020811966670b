import { listAuthor } from '@/features/directory/queries';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { StoriesByDay } from '@/features/stories/story-groups';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { Pager } from '@/components/site/pager';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/text/search-params';

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function AuthorPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const after = single((await searchParams).after);
  const [found, sections] = await Promise.all([listAuthor({ slug, after }), listSections()]);
  if (!found) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const { author, stories, next } = found;
  const path = `/authors/${slug}`;
  return (
    <Frame sections={sections}>
      <ListHead
        title={author.name}
        description={`Stories by ${author.name}, in English with the original beside them.`}
        path={after ? `${path}?after=${encodeURIComponent(after)}` : path}
        feeds={path}
      />
      <div className="page max-w-[62rem]">
        <header className="head-block">
          <p className="kicker">
            <a href="/authors">Authors</a>
          </p>
          <h1 className="title">{author.name}</h1>
          {author.biography ? <p>{author.biography}</p> : null}
          <p>
            {author.articles} {author.articles === 1 ? 'story' : 'stories'} here, each first published by the
            outlet it names.
          </p>
        </header>
        <StoriesByDay stories={stories} />
        <Pager path={path} next={next} />
      </div>
    </Frame>
  );
}
