import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { requireMay } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { Library, NothingChosen } from '@/features/newsroom/library/library-faces';
import { countPictures, listPictures } from '@/features/newsroom/library/queries';
import { LibraryFilter } from '@/features/newsroom/library/schema';
import { REFUSED } from '@/features/newsroom/library/upload/answer-form';
import { env } from '@/lib/env';
import type { SearchParams } from '@/lib/pages/search-params';

export const metadata: Metadata = { title: 'Media' };

export default async function MediaPage({ searchParams }: { searchParams: SearchParams }) {
  const user = await requireMay('media.read');
  const filter = LibraryFilter.parse(await searchParams);
  return (
    <Library
      {...await listPictures(filter, new Date())}
      filter={filter}
      total={await countPictures()}
      mostMb={may(user, 'media.upload') ? env().UPLOAD_MB : null}
      refused={(await cookies()).get(REFUSED.upload)?.value}
    >
      <NothingChosen />
    </Library>
  );
}
