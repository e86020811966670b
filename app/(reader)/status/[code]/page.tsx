import type { SectionRef } from '@/features/articles/schema';
import { listSections } from '@/features/stories/queries';
import { Gone } from '@/components/site/gone';
import { NotFound } from '@/components/site/not-found';
import { Trouble } from '@/components/site/trouble';
import { answerStatus } from '@/lib/render';

/**
 * Views that the server keeps from its start, for when a page can't answer itself. They do without a database: then
 * only the sections are missing.
 */
export default async function StatusPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  switch (code) {
    case '401':
    case '403':
    case '500':
    case '503':
      answerStatus(Number(code));
      return <Trouble code={code} />;
    case '410':
      answerStatus(410);
      return <Gone sections={await sectionsIfAny()} />;
    default:
      answerStatus(404);
      return <NotFound sections={await sectionsIfAny()} />;
  }
}

function sectionsIfAny(): Promise<SectionRef[]> {
  return listSections().catch(() => []);
}
