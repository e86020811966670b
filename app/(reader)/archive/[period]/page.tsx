import { ArchiveYear } from '@/features/directory/archive-year';
import { getArchiveMonth, getArchiveYear } from '@/features/stories/list-archive';
import { listDay, listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { ListJsonLd } from '@/features/seo/page-json-ld';
import { ArchiveDay, ArchiveMonth } from '@/features/stories/archive';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { dayDate, dayName, monthName } from '@/lib/text/dates';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/pages/search-params';

interface Props {
  params: Promise<{ period: string }>;
  searchParams: SearchParams;
}

/** `YYYY`, `YYYY-MM` and `YYYY-MM-DD` are told apart by their length. */
export default async function PeriodPage({ params, searchParams }: Props) {
  const { period } = await params;
  const after = single((await searchParams).after);
  const [shown, sections] = await Promise.all([periodOf(period, after), listSections()]);
  if (!shown) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const query = after && shown.paged ? `?after=${encodeURIComponent(after)}` : '';
  return (
    <Frame sections={sections}>
      <ListHead
        title={shown.title}
        description={`${shown.title} in the archive.`}
        path={`/archive/${period}${query}`}
      />
      <div className="page">
        <header className="head-block">
          <p className="kicker">
            <a href="/archive">Archive</a>
          </p>
          <h1 className="title">{shown.heading}</h1>
        </header>
        {shown.element}
      </div>
      {shown.list ? <ListJsonLd list={shown.list} after={after} /> : null}
    </Frame>
  );
}

function periodOf(period: string, after?: string) {
  if (period.length === 'YYYY'.length) return yearOf(period);
  return period.length === 'YYYY-MM'.length ? monthOf(period) : dayOf(period, after);
}

async function yearOf(year: string) {
  const found = await getArchiveYear(year);
  if (!found) return null;
  return {
    title: year,
    heading: year,
    paged: false,
    list: null,
    element: <ArchiveYear year={year} {...found} />,
  };
}

async function monthOf(month: string) {
  const found = await getArchiveMonth(month);
  if (!found) return null;
  const name = monthName(month);
  return {
    title: name,
    heading: name,
    paged: false,
    list: null,
    element: <ArchiveMonth month={month} {...found} />,
  };
}

async function dayOf(day: string, after?: string) {
  const [list, month] = await Promise.all([listDay({ day, after }), getArchiveMonth(day.slice(0, 7))]);
  if (!list) return null;
  const title = `All news articles on ${dayDate(day)}`;
  return {
    title,
    heading: dayName(day),
    paged: true,
    list: {
      name: dayDate(day),
      path: `/archive/${day}`,
      stories: list.stories,
      parent: { name: 'Archive', path: '/archive' },
    },
    element: <ArchiveDay list={list} days={month?.days ?? []} />,
  };
}
