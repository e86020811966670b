import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { env } from '@/lib/env';

export default async function AboutPage() {
  const name = env().SITE_NAME;
  return (
    <Frame sections={await listSections()}>
      <ListHead title="About us" description={`What ${name} is and how to read it.`} path="/about" />
      <div className="page prose">
        <header className="head-block">
          <h1 className="title">About us</h1>
        </header>
        <p>
          Most of the world’s news is never written in English. {name} takes stories from outlets that publish
          in other languages and sets them in English, paragraph by paragraph, with the original one click
          away.
        </p>
        <h2>Two inks</h2>
        <p>
          What is black is our English. What is green is the outlet’s own words, or takes you to them: its
          headline, its name, its page. Each language signs its stories with one letter that English does not
          have.
        </p>
        <h2>How far it has been read</h2>
        <ul>
          <li>
            <span className="fill machine">Machine</span>: translated by a machine, and nobody has read it
            against the original.
          </li>
          <li>
            <span className="fill marked">Marked</span>: marked as read, and no reader is known: by the
            operator of this site without reading it, or before this site kept records of who reads.
          </li>
          <li>
            <span className="fill edited">Edited</span> or Read: one person has changed it, or read it against
            the original.
          </li>
          <li>
            <span className="fill reviewed">Reviewed</span>: a second person has read it against the original.
          </li>
        </ul>
        <p>
          Every paragraph carries its own mark. A story’s mark is the least of them, or says that it is so of
          parts. <em>Side by side</em> shows both texts, each paragraph beside the one it translates, where
          the outlet’s terms allow that. What each mark means exactly stands in the{' '}
          <a href="/editorial-policy#beads">editorial policy</a>.
        </p>
        <h2>Where it comes from</h2>
        <p>
          Every story names its outlet and links to it, with the original’s headline and time. We show only as
          much as the outlet’s terms allow: where they allow an excerpt, the story says so and sends you on.
        </p>
        <p>
          Our rules are in the <a href="/editorial-policy">editorial policy</a>.
        </p>
      </div>
    </Frame>
  );
}
