import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';

export default async function SavedPage() {
  return (
    <Frame sections={await listSections()}>
      <ListHead
        title="Saved stories"
        description="The stories that you keep in this browser to read later."
        path="/saved"
        indexable={false}
      />
      <div className="page pb-12">
        <header className="head-block">
          <h1 className="title">Saved stories</h1>
          <p>They are kept in this browser only: we never learn what you save.</p>
        </header>
        <div className="max-w-[58rem]">
          <saved-stories>
            <p>
              Saving needs script, which is off or has not arrived. Everything else here works without it.
            </p>
          </saved-stories>
        </div>
      </div>
    </Frame>
  );
}
