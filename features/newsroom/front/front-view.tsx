import { notFound, redirect } from 'next/navigation';
import { requireMay, requireUser } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { frontAction } from '@/features/newsroom/front/actions';
import { FrontDeskPanes } from '@/features/newsroom/front/faces/front-desk.client';
import { FrontPages } from '@/features/newsroom/front/faces/front-pages';
import { listCandidates } from '@/features/newsroom/front/list-candidates';
import { findPage, readFrontDesk } from '@/features/newsroom/front/queries';
import { TwoOrders } from '@/features/newsroom/front/faces/two-orders';
import { listSections } from '@/features/stories/queries';
import { env } from '@/lib/env';

/** The desk of one page: the front (slug null) or a section's. */
export async function FrontView({ slug, search }: { slug: string | null; search: string }) {
  const { sections: limits } = await requireUser();
  if (slug === null && limits[0]) redirect(`/newsroom/front/${limits[0]}`); // the front page is beyond their limits
  const user = await requireMay('front.edit', { section: slug });
  const [page, sections] = await Promise.all([findPage(slug), listSections()]);
  if (!page) notFound();
  const now = new Date();
  const desk = await readFrontDesk({ page, userId: user.id, now });
  const mayPublish = may(user, 'front.publish', { section: slug });
  if (desk.overtaken) return <TwoOrders desk={desk} mayPublish={mayPublish} />;
  const placed = desk.stories.map(({ id }) => id);
  const candidates = await listCandidates({ page, placed, search, now });
  const pages = [{ slug: '', name: 'Front page' }, ...sections].filter(({ slug: one }) =>
    may(user, 'front.edit', { section: one || null }),
  );
  return (
    <FrontDeskPanes
      {...{ desk, candidates, search, mayPublish }}
      key={page.slug}
      siteName={env().SITE_NAME}
      pages={<FrontPages desk={desk} pages={pages} />}
      action={frontAction}
    />
  );
}
