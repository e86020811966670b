import { FrontFace } from '@/features/stories/front/front-face';
import { listFront } from '@/features/stories/list-front';
import { listRail, listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { SiteJsonLd } from '@/features/seo/page-json-ld';
import { Frame } from '@/components/site/frame';
import { dayName } from '@/lib/text/dates';
import { dayIn } from '@/lib/text/days';
import { env } from '@/lib/env';

const DESCRIPTION =
  'News from outlets that do not publish in English, translated paragraph by paragraph, with the original beside it.';

export default async function FrontPage() {
  const [front, sections] = await Promise.all([listFront(), listSections()]);
  const rail = await listRail({ exceptIds: front.placed });
  const name = env().SITE_NAME;
  return (
    <Frame sections={sections} edition={editionLine(front.totals)}>
      <ListHead title={`${name}: non-English news in English`} description={DESCRIPTION} path="/" />
      <FrontFace front={front} rail={rail} siteName={name} />
      <SiteJsonLd />
    </Frame>
  );
}

function editionLine({
  stories,
  outlets,
  languages,
}: {
  stories: number;
  outlets: number;
  languages: number;
}) {
  return (
    <>
      {dayName(dayIn(new Date(), env().SITE_TIME_ZONE))}
      {stories > 0 ? (
        <span>
          {stories} stories, {outlets} outlets, {languages} languages in the last day
        </span>
      ) : null}
    </>
  );
}
