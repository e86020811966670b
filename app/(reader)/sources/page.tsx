import { OutletList } from '@/features/directory/outlet-list';
import { listOutlets } from '@/features/directory/queries';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';

export default async function SourcesPage() {
  const [outlets, sections] = await Promise.all([listOutlets(), listSections()]);
  return (
    <Frame sections={sections}>
      <ListHead
        title="Sources"
        description="The outlets whose stories we translate, by language."
        path="/sources"
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Sources</h1>
          <p>
            The outlets whose stories we translate, under the language they write in. Every story names its
            own and leads to it.
          </p>
        </header>
        <OutletList outlets={outlets} />
      </div>
    </Frame>
  );
}
