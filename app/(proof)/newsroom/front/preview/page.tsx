import { notFound } from 'next/navigation';
import { requireMay } from '@/features/accounts/current-user';
import { findPage, readFrontDesk } from '@/features/newsroom/front/queries';
import { FrontFace } from '@/features/stories/front/front-face';
import { SectionFace, topOf } from '@/features/stories/front/section-face';
import { listFront } from '@/features/stories/list-front';
import { listRail, listSection, listSections } from '@/features/stories/queries';
import { Frame } from '@/components/site/frame';
import { env } from '@/lib/env';
import { single, type SearchParams } from '@/lib/pages/search-params';

/** The front, or a section's page, as readers will see it once this editor's draft is live. */
export default async function FrontPreview({ searchParams }: { searchParams: SearchParams }) {
  const slug = single((await searchParams).section) ?? null;
  const user = await requireMay('front.edit', { section: slug });
  const page = await findPage(slug);
  if (!page) notFound();
  const { draftId, moves } = await readFrontDesk({ page, userId: user.id, now: new Date() });
  const [body, sections] = await Promise.all([bodyOf(slug, draftId ?? undefined), listSections()]);
  const name = env().SITE_NAME;
  return (
    <Frame sections={sections} current={slug ?? undefined} edition={slug === null ? 'Preview' : undefined}>
      <title>{`Preview: ${slug === null ? name : page.name}`}</title>
      <p className="page notice" role="note">
        {moves > 0 ? 'Preview with your moves. Readers do not see it yet.' : 'This is what readers see.'}{' '}
        <a href={slug === null ? '/newsroom/front' : `/newsroom/front/${slug}`}>Back to the desk</a>
      </p>
      {body}
    </Frame>
  );
}

async function bodyOf(slug: string | null, draftId: number | undefined) {
  if (slug === null) {
    const front = await listFront({ sectionId: null, draftId });
    const rail = await listRail({ exceptIds: front.placed });
    return <FrontFace front={front} rail={rail} siteName={env().SITE_NAME} />;
  }
  const section = await listSection({ slug, draftId });
  if (!section) return null;
  const rail = await listRail({ exceptIds: topOf(section) });
  return <SectionFace page={section} path={`/${slug}`} rail={rail} />;
}
