import { IndexList } from '@/features/directory/index-list';
import { listPeople } from '@/features/directory/queries';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';

export default async function AuthorsPage() {
  const [people, sections] = await Promise.all([listPeople(), listSections()]);
  return (
    <Frame sections={sections}>
      <ListHead title="Authors" description="Who wrote the stories that we translate." path="/authors" />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Authors</h1>
          <p>Who wrote the stories that we translate. They work for their outlets, not for us.</p>
        </header>
        <IndexList shelves={people} path="/authors" />
      </div>
    </Frame>
  );
}
