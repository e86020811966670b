import { listLanguages } from '@/features/directory/list-indexes';
import { LetterList } from '@/features/stories/letters';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { counted } from '@/components/ui/counted';

export default async function LanguagesPage() {
  const [languages, sections] = await Promise.all([listLanguages(), listSections()]);
  return (
    <Frame sections={sections}>
      <ListHead
        title="Languages"
        description="The languages our stories were first told in, each with the letter it signs with."
        path="/languages"
      />
      <div className="page">
        <header className="head-block">
          <h1 className="title">Languages</h1>
          <p>
            {languages.length > 0
              ? `${counted(languages.length, 'language', 'languages')} that our stories were first told in, most stories first. Each signs with one letter that English does not have; no flags, since languages are not states.`
              : 'No story has been published yet.'}
          </p>
        </header>
      </div>
      {languages.length > 0 ? (
        <section className="letters" aria-label="All languages">
          <div className="page">
            <LetterList languages={languages} />
          </div>
        </section>
      ) : null}
    </Frame>
  );
}
