import { LanguageTable } from '@/features/directory/language-table';
import { listLanguages } from '@/features/directory/queries';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';

export default async function LanguagesPage() {
  const [languages, sections] = await Promise.all([listLanguages(), listSections()]);
  return (
    <Frame sections={sections}>
      <ListHead
        title="Languages"
        description="The languages our stories were first told in, each by a letter English does not have."
        path="/languages"
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Languages</h1>
          <p>Each signs its stories with a letter that English does not have.</p>
        </header>
        <LanguageTable languages={languages} />
      </div>
    </Frame>
  );
}
