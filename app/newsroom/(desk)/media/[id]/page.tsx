import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { requireMay } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { findUses } from '@/features/newsroom/library/find-uses';
import { Library } from '@/features/newsroom/library/library-faces';
import { PictureDetail } from '@/features/newsroom/library/picture/picture-detail';
import { countPictures, getPicture, listPictures } from '@/features/newsroom/library/queries';
import { LibraryFilter } from '@/features/newsroom/library/schema';
import { REFUSED } from '@/features/newsroom/library/upload/answer-form';
import { env } from '@/lib/env';
import type { SearchParams } from '@/lib/pages/search-params';

export const metadata: Metadata = { title: 'Media' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function PicturePage({ params, searchParams }: Props) {
  const user = await requireMay('media.read');
  const { id } = await params;
  const now = new Date();
  const picture = /^[1-9]\d{0,8}$/.test(id) ? await getPicture(Number(id), now) : null;
  if (!picture) notFound();
  const filter = LibraryFilter.parse(await searchParams);
  const owned = { ownerId: picture.uploadedById };
  const detail = {
    ...{ picture, uses: await findUses(picture) },
    may: {
      edit: may(user, 'media.edit', owned),
      replace: may(user, 'media.replace', owned),
      remove: may(user, 'media.delete'),
    },
  };
  return (
    <Library
      {...await listPictures(filter, now)}
      {...{ filter, total: await countPictures(), chosen: picture.id }}
      mostMb={may(user, 'media.upload') ? env().UPLOAD_MB : null}
    >
      <PictureDetail {...detail} refused={(await cookies()).get(REFUSED.replace)?.value} />
    </Library>
  );
}
