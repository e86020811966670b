import ReaderLayout from '@/app/(reader)/layout';
import { NotFound } from '@/components/site/not-found';

/** What no route claims. Rendered at build, so it asks no database. */
export default function GlobalNotFound() {
  return (
    <ReaderLayout>
      <NotFound sections={[]} />
    </ReaderLayout>
  );
}
