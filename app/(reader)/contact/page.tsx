import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { env } from '@/lib/env';

export default async function ContactPage() {
  const { SITE_NAME: name, DEMO: demo } = env();
  return (
    <Frame sections={await listSections()}>
      <ListHead
        title="Contact and takedown"
        description={`How to reach ${name}, and how to ask for a story to be taken down.`}
        path="/contact"
      />
      <div className="page prose">
        <header className="head-block">
          <h1 className="title">Contact and takedown</h1>
        </header>
        <p>
          {name} is run by whoever operates this address. They have not given a postal or e-mail address here
          yet, and we will not invent one: the operator of a site can be found through the registrar of its
          domain.
        </p>
        {demo ? (
          <p>Some outlets and stories here may be a demonstration; those say so and concern nobody.</p>
        ) : null}
        <h2>A wrong sentence</h2>
        <p>
          Name the story’s address and the paragraph’s number, which stands beside it in the view{' '}
          <em>Side by side</em>. An editor will read it against the original.
        </p>
        <h2>Taking down a story</h2>
        <p>If a story of yours or about you should not be here, say</p>
        <ul>
          <li>the address of the story on this site,</li>
          <li>what should go: the whole story, the text, a picture,</li>
          <li>why, and in what relation you stand to it.</li>
        </ul>
        <p>
          A takedown reaches the page, the feeds and every copy we serve at once, and the story is not fetched
          from its outlet again.
        </p>
      </div>
    </Frame>
  );
}
