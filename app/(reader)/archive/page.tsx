import { listArchiveYears } from '@/features/stories/list-archive';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Periods } from '@/features/stories/archive';
import { Frame } from '@/components/site/frame';

export default async function ArchivePage() {
  const [years, sections] = await Promise.all([listArchiveYears(), listSections()]);
  return (
    <Frame sections={sections}>
      <ListHead title="Archive" description="Every story by the day it was published." path="/archive" />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Archive</h1>
          <p>Every story, by the day it was published.</p>
        </header>
        <Periods periods={years} nameOf={(year) => year} />
        {years.length === 0 ? <p>No story has been published yet.</p> : null}
      </div>
    </Frame>
  );
}
