import { Months, sum } from '@/features/directory/archive-year';
import { listArchiveMonths } from '@/features/stories/list-archive';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { fullest } from '@/components/site/calendar';
import { Frame } from '@/components/site/frame';
import { storyCount } from '@/components/ui/counted';
import { groupBy } from '@/lib/text/group-by';

export default async function ArchivePage() {
  const [months, sections] = await Promise.all([listArchiveMonths(), listSections()]);
  const most = fullest(months);
  return (
    <Frame sections={sections}>
      <ListHead title="Archive" description="Every story by the day it was published." path="/archive" />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Archive</h1>
          <p>
            {months.length > 0
              ? `${storyCount(sum(months))}, each under the day it was published here.`
              : 'No story has been published yet.'}
          </p>
        </header>
        {groupBy(months, ({ period }) => period.slice(0, 4)).map(([year, of]) => (
          <section key={year} className="panel" aria-labelledby={`y${year}`}>
            <div className="bh">
              <h2 className="big" id={`y${year}`}>
                <a href={`/archive/${year}`}>{year}</a>
              </h2>
              <a href={`/archive/${year}`}>All days of {year}</a>
            </div>
            <Months year={year} months={of} most={most} />
          </section>
        ))}
      </div>
    </Frame>
  );
}
