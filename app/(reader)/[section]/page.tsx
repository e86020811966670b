import { SectionFace, topOf } from '@/features/stories/front/section-face';
import { listRail, listSection, listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { ListJsonLd } from '@/features/seo/page-json-ld';
import { Frame } from '@/components/site/frame';
import { NotFound } from '@/components/site/not-found';
import { answerStatus } from '@/lib/render';
import { single, type SearchParams } from '@/lib/pages/search-params';

interface Props {
  params: Promise<{ section: string }>;
  searchParams: SearchParams;
}

export default async function SectionPage({ params, searchParams }: Props) {
  const { section: slug } = await params;
  const after = single((await searchParams).after);
  const [found, sections] = await Promise.all([listSection({ slug, after }), listSections()]);
  if (!found) {
    answerStatus(404);
    return <NotFound sections={sections} />;
  }
  const { section } = found;
  const rail = await listRail({ exceptIds: topOf(found) });
  const path = `/${slug}`;
  return (
    <Frame sections={sections} current={slug}>
      <ListHead
        title={section.name}
        description={`${section.name} news first told in other languages, in English with the original beside it.`}
        path={after ? `${path}?after=${encodeURIComponent(after)}` : path}
        feeds={path}
      />
      <SectionFace page={found} path={path} after={after} rail={rail} />
      <ListJsonLd
        list={{ name: section.name, path, stories: [...found.pinned, ...found.stories] }}
        after={after}
      />
    </Frame>
  );
}
